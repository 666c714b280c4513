package se.intyga.trustlists.fetch;

/// What became of a fetch.
public sealed interface FetchOutcome {
    /// Answered with 200 and the kind of content that was asked for.
    ///
    /// @param contentType the media type without parameters, in lower case
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Fetched(byte[] body, String contentType) implements FetchOutcome {
        @Override
        public String toString() {
            return "Fetched[" + body.length + " bytes of " + contentType + "]";
        }
    }

    /// Not asked, or not answered as it should be. The sentence never repeats what was answered.
    record Refused(FetchRefusal code, String sentence) implements FetchOutcome {}
}
