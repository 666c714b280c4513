package se.intyga.app.foreign

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.crypto.ECDSASigner
import com.nimbusds.jose.crypto.ECDSAVerifier
import com.nimbusds.jose.jwk.Curve
import com.nimbusds.jose.jwk.ECKey
import com.nimbusds.jose.jwk.gen.ECKeyGenerator
import com.nimbusds.jose.util.X509CertUtils
import com.nimbusds.jwt.SignedJWT
import eu.europa.ec.eudi.openid4vci.AuthorizationCode
import eu.europa.ec.eudi.openid4vci.AuthorizeIssuanceConfig
import eu.europa.ec.eudi.openid4vci.Client
import eu.europa.ec.eudi.openid4vci.Credential
import eu.europa.ec.eudi.openid4vci.CredentialResponseEncryptionPolicy
import eu.europa.ec.eudi.openid4vci.IssuanceRequestPayload
import eu.europa.ec.eudi.openid4vci.Issuer
import eu.europa.ec.eudi.openid4vci.JwtBindingKey
import eu.europa.ec.eudi.openid4vci.KeyGenerationConfig
import eu.europa.ec.eudi.openid4vci.OpenId4VCIConfig
import eu.europa.ec.eudi.openid4vci.ParUsage
import eu.europa.ec.eudi.openid4vci.PopSigner
import eu.europa.ec.eudi.openid4vci.SubmissionOutcome
import eu.europa.ec.eudi.sdjwt.NimbusSdJwtOps
import io.ktor.client.HttpClient
import io.ktor.client.engine.java.Java
import io.ktor.client.plugins.contentnegotiation.ContentNegotiation
import io.ktor.serialization.kotlinx.json.json
import java.net.URI
import java.security.cert.X509Certificate
import java.security.interfaces.ECPublicKey
import java.util.function.UnaryOperator
import javax.net.ssl.SSLContext
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json

/**
 * The EU wallet's own libraries as a counterpart: openid4vci-kt fetches a credential, sdjwt-kt verifies it.
 *
 * openid4vci-kt speaks draft 15: it sends the old singular `proof` when it has one key, so it is always given two and
 * then sends `proofs` as 1.0 wants it.
 */
class EuWallet(private val tls: SSLContext, private val clientId: String, private val redirectUri: URI) {
    private fun http() =
        HttpClient(Java) {
            engine { config { sslContext(tls) } }
            install(ContentNegotiation) { json(Json { ignoreUnknownKeys = true }) }
            expectSuccess = false
        }

    private fun key(): ECKey = ECKeyGenerator(Curve.P_256).generate()

    private fun signer(key: ECKey): PopSigner.Jwt =
        PopSigner.Jwt(JWSAlgorithm.ES256, JwtBindingKey.Jwk(key.toPublicJWK()), ECDSASigner(key))

    private fun config() =
        OpenId4VCIConfig(
            client = Client.Public(clientId),
            authFlowRedirectionURI = redirectUri,
            keyGenerationConfig = KeyGenerationConfig.ecOnly(Curve.P_256),
            credentialResponseEncryptionPolicy = CredentialResponseEncryptionPolicy.SUPPORTED,
            authorizeIssuanceConfig = AuthorizeIssuanceConfig.FAVOR_SCOPES,
            dPoPSigner = signer(key()),
            parUsage = ParUsage.Required,
        )

    /** By the authorization code grant; `browser` is given the address to open and answers with where it ended. */
    fun obtainByCode(offer: String, browser: UnaryOperator<String>): List<String> = runBlocking {
        val issuer = Issuer.make(config(), offer, ::http).getOrThrow()
        with(issuer) {
            val prepared = prepareAuthorizationRequest().getOrThrow()
            val ended = query(URI.create(browser.apply(prepared.authorizationCodeURL.value.toString())))
            val authorized =
                prepared.authorizeWithAuthorizationCode(AuthorizationCode(ended.getValue("code")), ended.getValue("state"))
                    .getOrThrow()
            credentials(issuer, authorized)
        }
    }

    /** By the pre-authorized code grant. */
    fun obtainByPreAuthorizedCode(offer: String, txCode: String): List<String> = runBlocking {
        val issuer = Issuer.make(config(), offer, ::http).getOrThrow()
        with(issuer) { credentials(issuer, authorizeWithPreAuthorizationCode(txCode).getOrThrow()) }
    }

    private suspend fun credentials(
        issuer: Issuer,
        authorized: eu.europa.ec.eudi.openid4vci.AuthorizedRequest,
    ): List<String> = with(issuer) {
        val configuration = credentialOffer.credentialConfigurationIdentifiers.first()
        val identifier = authorized.credentialIdentifiers?.get(configuration)?.firstOrNull()
        val payload =
            if (identifier != null) IssuanceRequestPayload.IdentifierBased(configuration, identifier)
            else IssuanceRequestPayload.ConfigurationBased(configuration)
        val (_, outcome) = authorized.request(payload, listOf(signer(key()), signer(key()))).getOrThrow()
        when (outcome) {
            is SubmissionOutcome.Success -> outcome.credentials.map { (it.credential as Credential.Str).value }
            is SubmissionOutcome.Deferred -> error("deferred")
            is SubmissionOutcome.Failed -> throw outcome.error
        }
    }

    private fun query(uri: URI): Map<String, String> =
        uri.rawQuery.split('&').associate {
            val (name, value) = it.split('=', limit = 2)
            name to java.net.URLDecoder.decode(value, Charsets.UTF_8)
        }

    companion object {
        /**
         * What sdjwt-kt reads out of a credential whose certificate was issued by `anchor`; throws when it does not
         * verify. Its own way from `x5c` to the key wants an `iss`, which HAIP leaves out: the key is handed to it.
         */
        @JvmStatic
        fun read(credential: String, anchor: X509Certificate): String = runBlocking {
            with(NimbusSdJwtOps) {
                val key = signer(credential, anchor).publicKey as ECPublicKey
                verify(ECDSAVerifier(key).asJwtVerifier(), credential).getOrThrow().recreateClaims(null).toString()
            }
        }

        private fun signer(credential: String, anchor: X509Certificate): X509Certificate {
            val header = SignedJWT.parse(credential.substringBefore('~')).header
            val leaf = X509CertUtils.parse(header.x509CertChain.first().decode())
            leaf.verify(anchor.publicKey)
            return leaf
        }
    }
}
