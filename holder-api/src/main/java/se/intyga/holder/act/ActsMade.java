package se.intyga.holder.act;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import se.intyga.consent.act.MakeAct;
import se.intyga.holder.HolderConfig;
import se.intyga.holder.words.HolderPage;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.pages.Language;

/// Makes an act of one kind of what a person's application sent.
@Singleton
final class ActsMade {
    private final ActDoor door;
    private final ReadActBody readActBody;
    private final MakeAct makeAct;
    private final ActProblems problems;
    private final HolderConfig config;

    ActsMade(ActDoor door, ReadActBody readActBody, MakeAct makeAct, ActProblems problems, HolderConfig config) {
        this.door = door;
        this.readActBody = readActBody;
        this.makeAct = makeAct;
        this.problems = problems;
        this.config = config;
    }

    /// @param path where the acts of the kind are
    HttpResponse<?> make(HttpRequest<?> request, ActKind kind, String path, String body) {
        return door.forVisitor(request, visitor -> {
            Language language = HolderPage.language(request);
            return switch (readActBody.read(kind, body)) {
                case ReadActBody.Reading.Read read ->
                    switch (makeAct.make(visitor.person(), config.operator(), read.draft())) {
                        case MakeAct.Outcome.Refused refused -> problems.refused(refused.refusal(), language);
                        case MakeAct.Outcome.Made made ->
                            door.made(visitor, made.recorded().record().act(), path);
                    };
                case ReadActBody.Reading.NotTheForm other -> problems.unreadable(other, language);
                case ReadActBody.Reading.Incomplete other -> problems.unreadable(other, language);
                case ReadActBody.Reading.NotEnumerated other -> problems.unreadable(other, language);
                case ReadActBody.Reading.EndsBadly other -> problems.unreadable(other, language);
            };
        });
    }
}
