package se.intyga.eid.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import se.intyga.eid.bankid.BankIdError;

/// One answer of the simulated interface.
record Answer(int status, ObjectNode body) {
    static Answer ok(ObjectNode body) {
        return new Answer(200, body);
    }

    static Answer done() {
        return ok(JsonNodeFactory.instance.objectNode());
    }

    /// The interface's own error object; `details` names what is wrong, never a value.
    static Answer error(BankIdError error, String details) {
        return error(error.status(), error.wire(), details);
    }

    static Answer error(int status, String code, String details) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return new Answer(status, body.put("errorCode", code).put("details", details));
    }

    static Answer invalid(String details) {
        return error(BankIdError.INVALID_PARAMETERS, details);
    }
}
