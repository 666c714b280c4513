package se.intyga.legalbasis.release;

import se.intyga.legalbasis.rule.Secrecy;

/// One row's worth of facts: what the policy makes of a release, each question answered by one word. There are
/// finitely many situations, so the table can be tried on all of them.
record ReleaseSituation(
        Basis basis,
        Request request,
        Issuer issuer,
        Mandate mandate,
        ElectronicForm electronicForm,
        Person person,
        Secrecy secrecy,
        Source source) {
    enum Basis {
        REQUEST,
        CONSENT_TO_PRIVATE_ISSUER,
        CONSENT_TO_AUTHORITY
    }

    enum Request {
        MADE,
        NOT_MADE
    }

    enum Issuer {
        LISTED,
        NOT_LISTED,
        /// Listed for a type whose legal record is not complete.
        NOT_ACTIVATED
    }

    enum Mandate {
        NOT_NEEDED,
        COVERS,
        MISSING
    }

    enum ElectronicForm {
        SUPPORTED,
        ABSENT,
        EXPIRED
    }

    enum Person {
        NOT_PROTECTED,
        PROTECTED
    }

    enum Source {
        ALLOWED,
        BLOCKED
    }
}
