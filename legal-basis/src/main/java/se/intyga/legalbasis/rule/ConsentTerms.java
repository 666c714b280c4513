package se.intyga.legalbasis.rule;

import se.intyga.pages.Text;

/// Why an employer rests on consent although the person is not free in relation to it, and what the person can do
/// instead. Without both there is no consent to ask for.
public record ConsentTerms(Text reason, Text alternative) {
    /// What the person is warned of before saying yes to somebody she is not free in relation to (pitfalls 4.3).
    public Text warning() {
        return new Text(
                "Den som frågar kan bestämma över ditt arbete. Du behöver inte säga ja. Skälet som anges: "
                        + reason.sv() + " I stället kan du: " + alternative.sv(),
                "Whoever asks may decide about your work. You do not have to say yes. The reason given: " + reason.en()
                        + " What you can do instead: " + alternative.en());
    }
}
