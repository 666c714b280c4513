package se.intyga.consent.act;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import se.intyga.consent.person.PersonKey;
import se.intyga.formats.encoding.Base64Url;

/// Which instance of a credential is meant, as the wallet names it: the SHA-256 of what the issuer signed. It
/// is the same wherever the credential is shown, so it is never kept: [#boundTo] is.
@SuppressWarnings("ArrayRecordComponent") // copied in, compared by content
public record CredentialInstance(byte[] digest) {
    static final int LENGTH = 32;

    public CredentialInstance {
        if (digest.length != LENGTH) {
            throw new IllegalArgumentException("a credential instance is named by a SHA-256 digest");
        }
        digest = digest.clone();
    }

    public static Optional<CredentialInstance> parse(String base64url) {
        return Base64Url.decode(base64url)
                .filter(bytes -> bytes.length == LENGTH)
                .map(CredentialInstance::new);
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }

    /// The instance bound to one act and one recipient under the person's own key: two acts about one
    /// credential share nothing, and without the key nobody can try a credential against it.
    String boundTo(ActId act, String recipient, PersonKey key) {
        byte[] head = ("act-instance\n" + act.value() + "\n" + recipient + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] content = java.util.Arrays.copyOf(head, head.length + LENGTH);
        System.arraycopy(digest, 0, content, head.length, LENGTH);
        return Base64Url.encode(key.mark(content));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CredentialInstance(byte[] bytes) && java.util.Arrays.equals(digest, bytes);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return "CredentialInstance[hidden]";
    }
}
