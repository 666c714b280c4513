package se.intyga.eid.bankid;

import se.intyga.eid.person.PersonalNumber;

/// Who identified herself. The signature and the revocation answer are BankID's evidence, as it sent them (base64).
public record Completion(
        PersonalNumber number, String givenName, String surname, String signature, String ocspResponse) {
    @Override
    public String toString() {
        return "Completion[hidden]";
    }
}
