package se.intyga.legalbasis.obstacle;

import java.util.List;
import java.util.OptionalLong;
import se.intyga.legalbasis.decision.DecisionRecord;

/// One reason of refusal in one month.
///
/// @param statutes where it is written, as the policy cites it; empty when the decision cites nothing
/// @param count none when it is not told: it is small, or would tell another that is
public record Obstacle(DecisionRecord.Question question, String code, List<String> statutes, OptionalLong count) {
    public Obstacle {
        statutes = List.copyOf(statutes);
    }
}
