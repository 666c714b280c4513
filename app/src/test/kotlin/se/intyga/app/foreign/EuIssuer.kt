package se.intyga.app.foreign

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.crypto.ECDSASigner
import com.nimbusds.jose.jwk.Curve
import com.nimbusds.jose.jwk.ECKey
import com.nimbusds.jose.jwk.gen.ECKeyGenerator
import com.nimbusds.jose.util.Base64
import com.nimbusds.jwt.SignedJWT
import eu.europa.ec.eudi.sdjwt.NimbusSdJwtOps
import eu.europa.ec.eudi.sdjwt.SdJwt
import eu.europa.ec.eudi.sdjwt.sdJwt
import eu.europa.ec.eudi.sdjwt.vc.ClaimPath
import java.security.KeyPair
import java.security.cert.X509Certificate
import java.security.interfaces.ECPublicKey
import java.time.Instant
import java.util.Date
import kotlinx.coroutines.runBlocking

/** An issuer elsewhere and its holder, both of the EU wallet's sdjwt-kt: it builds the credential and the presentation. */
class EuIssuer(own: KeyPair, private val certificate: X509Certificate) {
    private val key: ECKey = ECKey.Builder(Curve.P_256, own.public as ECPublicKey).privateKey(own.private).build()

    /** A credential in the hands of its holder. */
    class Held internal constructor(private val credential: SdJwt<SignedJWT>, private val holder: ECKey) {
        /** Shows those claims, with a key binding JWT for that recipient. */
        fun present(claims: List<String>, audience: String, nonce: String, at: Instant): String = runBlocking {
            with(NimbusSdJwtOps) {
                val shown =
                    credential.present(claims.map { ClaimPath.claim(it) }.toSet()) ?: error("these claims are not there")
                val binding =
                    kbJwtIssuer(ECDSASigner(holder), JWSAlgorithm.ES256, holder.toPublicJWK()) {
                        audience(audience)
                        claim("nonce", nonce)
                        issueTime(Date.from(at))
                    }
                shown.serializeWithKeyBinding(binding).getOrThrow()
            }
        }
    }

    /** A registration certificate for a holder with a new key; it lives less than a day and so needs no status. */
    fun issue(vct: String, from: Instant, until: Instant): Held = runBlocking {
        val holder = ECKeyGenerator(Curve.P_256).generate()
        val spec = sdJwt {
            claim("vct", vct)
            claim("iat", from.epochSecond)
            claim("exp", until.epochSecond)
            objClaim("cnf") {
                objClaim("jwk") {
                    val jwk = holder.toPublicJWK()
                    claim("kty", jwk.keyType.value)
                    claim("crv", jwk.curve.name)
                    claim("x", jwk.x.toString())
                    claim("y", jwk.y.toString())
                }
            }
            sdClaim("registered", true)
            sdClaim("registration_date", "2026-02-03")
            sdClaim("municipality", "0180")
        }
        with(NimbusSdJwtOps) {
            val issuer =
                issuer(signer = ECDSASigner(key), signAlgorithm = JWSAlgorithm.ES256) {
                    type(JOSEObjectType("dc+sd-jwt"))
                    x509CertChain(listOf(Base64.encode(certificate.encoded)))
                }
            Held(issuer.issue(spec).getOrThrow(), holder)
        }
    }
}
