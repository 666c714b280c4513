package se.intyga.holder.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of a person's rights show.
public final class RightsView {
    private RightsView() {}

    /// All cases.
    public record Overview(List<Line> cases, String formToken) {
        public Overview {
            cases = List.copyOf(cases);
        }
    }

    /// One case in the list.
    public record Line(String address, String title, String state, String when) {}

    /// The form to ask for something.
    ///
    /// @param kind the word of the kind of case, which its sentences are named after
    /// @param choices the receipts or agencies to choose from
    /// @param place the entry it is about, kept through the form
    /// @param problem what was wrong with the form before
    public record Ask(
            String kind,
            boolean aboutReceipt,
            List<Choice> choices,
            String place,
            String documentType,
            String words,
            @Nullable String problem,
            String formToken) {
        public Ask {
            choices = List.copyOf(choices);
        }

        @Override
        public String toString() {
            return "Ask[" + kind + "]";
        }
    }

    /// One receipt or agency to choose.
    public record Choice(String value, String label, boolean chosen) {}

    /// One case.
    ///
    /// @param letter what the person can send herself
    /// @param actions what she can do now: send, sent, withdraw
    public record One(
            String address,
            String title,
            String state,
            String when,
            String about,
            String words,
            @Nullable String answer,
            @Nullable Letter letter,
            List<String> actions,
            String formToken) {
        public One {
            actions = List.copyOf(actions);
        }

        @Override
        public String toString() {
            return "One[hidden]";
        }
    }
}
