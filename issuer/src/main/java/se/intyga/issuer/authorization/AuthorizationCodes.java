package se.intyga.issuer.authorization;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Held;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.access.AccessTokens;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.shortlived.RandomToken;
import se.intyga.issuer.shortlived.StateCodec;

/// Authorization codes: single use, short, and remembered a while after their use so that a second use can take back
/// the first
/// one's token (O-5).
@Singleton
final class AuthorizationCodes {
    /// What a code stands for.
    record Issued(PushedRequest request, String release) {
        @Override
        public String toString() {
            return "Issued[" + request + "]";
        }
    }

    /// The token that a used code gave.
    private record Used(String token) {}

    private final EphemeralStore store;
    private final AccessTokens tokens;
    private final SecureRandom random;
    private final ProtocolLimits limits;

    AuthorizationCodes(EphemeralStore store, AccessTokens tokens, SecureRandom random, ProtocolLimits limits) {
        this.store = store;
        this.tokens = tokens;
        this.random = random;
        this.limits = limits;
    }

    String issue(Agency agency, Issued issued) {
        String code = RandomToken.next(random);
        if (!store.putOnce(slot(agency, code), StateCodec.write(issued), limits.code())) {
            throw new IllegalStateException("the same 256 random bits came twice");
        }
        return code;
    }

    Optional<Issued> find(Agency agency, String code) {
        return store.read(slot(agency, code)).map(Held::value).map(bytes -> StateCodec.read(bytes, Issued.class));
    }

    /// Uses the code up for this token, which is in the store already: whoever loses finds the winner's token and takes
    /// it
    /// back. False: the code was used before, and now neither token is good.
    boolean use(Agency agency, String code, String token) {
        if (store.putOnce(used(agency, code), StateCodec.write(new Used(token)), limits.accessToken())) {
            store.remove(slot(agency, code));
            return true;
        }
        tokens.revoke(token);
        revokeFormer(agency, code);
        return false;
    }

    /// Takes back what a used code gave; nothing when it never gave anything.
    void revokeFormer(Agency agency, String code) {
        store.read(used(agency, code))
                .map(Held::value)
                .map(bytes -> StateCodec.read(bytes, Used.class).token())
                .ifPresent(tokens::revoke);
    }

    private static Slot slot(Agency agency, String code) {
        return new Slot("issuer.code", agency.id() + "|" + code);
    }

    private static Slot used(Agency agency, String code) {
        return new Slot("issuer.code-used", agency.id() + "|" + code);
    }
}
