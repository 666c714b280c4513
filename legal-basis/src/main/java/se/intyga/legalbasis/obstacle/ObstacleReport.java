package se.intyga.legalbasis.obstacle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import se.intyga.formats.json.StrictJson;

/// The report as it is read from outside: JSON, or a table for a spreadsheet.
final class ObstacleReport {
    private static final String HEADINGS = "month,question,code,statutes,count\r\n";

    private ObstacleReport() {}

    static String json(int threshold, List<ObstacleMonth> months) {
        ObjectNode json = StrictJson.newObject().put("threshold", threshold);
        ArrayNode all = json.putArray("months");
        for (ObstacleMonth month : months) {
            ObjectNode one = all.addObject().put("month", month.month().toString());
            put(one, "total", month.total());
            ArrayNode refusals = one.putArray("refusals");
            month.obstacles().forEach(obstacle -> {
                ObjectNode line =
                        refusals.addObject().put("question", question(obstacle)).put("code", obstacle.code());
                ArrayNode statutes = line.putArray("statutes");
                obstacle.statutes().forEach(statutes::add);
                put(line, "count", obstacle.count());
            });
        }
        return StrictJson.write(json);
    }

    /// RFC 4180; a count that is not told is empty.
    static String csv(List<ObstacleMonth> months) {
        StringBuilder csv = new StringBuilder(HEADINGS);
        for (ObstacleMonth month : months) {
            for (Obstacle obstacle : month.obstacles()) {
                csv.append(month.month())
                        .append(',')
                        .append(question(obstacle))
                        .append(',')
                        .append(obstacle.code())
                        .append(',')
                        .append(quoted(String.join("; ", obstacle.statutes())))
                        .append(',');
                obstacle.count().ifPresent(csv::append);
                csv.append("\r\n");
            }
        }
        return csv.toString();
    }

    private static String question(Obstacle obstacle) {
        return obstacle.question().name().toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode json, String name, OptionalLong count) {
        if (count.isPresent()) {
            json.put(name, count.getAsLong());
        } else {
            json.putNull(name);
        }
    }

    /// A cell that a spreadsheet does not take for a formula.
    private static String quoted(String text) {
        String plain = text.matches("[=+@\\t\\r-].*") ? "'" + text : text;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
