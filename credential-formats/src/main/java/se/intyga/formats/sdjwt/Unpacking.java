package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import se.intyga.formats.claims.ClaimPath;

/// What putting the disclosures back into the payload came to.
sealed interface Unpacking {
    /// The payload with everything disclosed in its place, and where each disclosure went.
    record Unpacked(ObjectNode claims, List<Placed> placed) implements Unpacking {}

    record Broken(SdJwtRejection reason) implements Unpacking {}

    /// A disclosure and the concrete path of the claim it opened.
    record Placed(Disclosure disclosure, ClaimPath at) {}
}
