package se.intyga.app.foreign

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.crypto.ECDSASigner
import com.nimbusds.jose.jwk.Curve
import com.nimbusds.jose.jwk.ECKey
import com.nimbusds.jose.jwk.gen.ECKeyGenerator
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
import eu.europa.ec.eudi.sdjwt.vc.X509CertificateTrust
import io.ktor.client.HttpClient
import io.ktor.client.engine.java.Java
import io.ktor.client.plugins.contentnegotiation.ContentNegotiation
import io.ktor.serialization.kotlinx.json.json
import java.net.URI
import java.security.cert.X509Certificate
import java.util.function.UnaryOperator
import javax.net.ssl.SSLContext
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

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
        /** What sdjwt-kt reads out of a credential whose chain ends at `anchor`; throws when it does not verify. */
        @JvmStatic
        fun read(credential: String, anchor: X509Certificate): String = runBlocking {
            val sdJwt = verifier(anchor).verify(credential).getOrThrow()
            with(NimbusSdJwtOps) { sdJwt.recreateClaims(null) }.toString()
        }

        /** The same with key binding demanded for this audience and nonce. */
        @JvmStatic
        fun readPresentation(presentation: String, audience: String, nonce: String, anchor: X509Certificate): String =
            runBlocking {
                val challenge = JsonObject(mapOf("aud" to JsonPrimitive(audience), "nonce" to JsonPrimitive(nonce)))
                val both = verifier(anchor).verify(presentation, challenge).getOrThrow()
                with(NimbusSdJwtOps) { both.sdJwt.recreateClaims(null) }.toString()
            }

        private fun verifier(anchor: X509Certificate) =
            NimbusSdJwtOps.SdJwtVcVerifier.usingX5c(
                X509CertificateTrust { chain ->
                    runCatching { chain.last().verify(anchor.publicKey) }.isSuccess
                }
            )
    }
}
