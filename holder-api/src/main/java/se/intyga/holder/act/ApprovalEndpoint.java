package se.intyga.holder.act;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.openapi.Problem;

/// A person's approvals (godkännanden): this transfer may happen.
@Controller(ApprovalEndpoint.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
final class ApprovalEndpoint extends ActEndpoint {
    static final String PATH = "/holder/v1/approvals";

    ApprovalEndpoint(ActDoor door, ActsMade acts) {
        super(ActKind.APPROVAL, PATH, door, acts);
    }
}
