package se.intyga.legalbasis.obstacle;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.nio.charset.StandardCharsets;

/// The report of legal obstacles (R57), open to everybody (R135).
@Controller("/legal-basis/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ObstacleEndpoint {
    private static final String KEEP = "public, max-age=3600";

    private final ReportObstacles reportObstacles;

    ObstacleEndpoint(ReportObstacles reportObstacles) {
        this.reportObstacles = reportObstacles;
    }

    @Get("/obstacles")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> json() {
        return answer(ObstacleReport.json(reportObstacles.threshold(), reportObstacles.months()));
    }

    @Get("/obstacles.csv")
    @Produces(MediaType.TEXT_CSV)
    HttpResponse<byte[]> csv() {
        return answer(ObstacleReport.csv(reportObstacles.months()));
    }

    private static HttpResponse<byte[]> answer(String text) {
        return HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8)).header("Cache-Control", KEEP);
    }
}
