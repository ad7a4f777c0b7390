package io.zhike.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./zhike doctor [appId]}: asks about one app, or about all that the caller administers. Ends with 1 where something
 * is wrong, 2 where nobody could be asked.
 */
final class Doctor {

    private static final PrintStream OUT = System.out;

    private Doctor() {}

    public static void main(String[] words) throws InterruptedException {
        try {
            Installation installation = Installation.of(System.getenv());
            List<String> apps = words.length == 0 ? appsOf(installation) : List.of(words);
            if (apps.isEmpty()) {
                throw new IOException("没有可以检查的小程序：您不是任何小程序的管理员。 You administer no app.");
            }
            boolean failed = false;
            for (String app : apps) {
                Report report = Report.of(installation.get("/api/apps/" + app + "/doctor"));
                OUT.println(report);
                failed |= report.failed();
            }
            System.exit(failed ? 1 : 0);
        } catch (IOException e) {
            OUT.println(e.getMessage());
            System.exit(2);
        }
    }

    private static List<String> appsOf(Installation installation) throws IOException, InterruptedException {
        List<String> apps = new ArrayList<>();
        for (JsonNode app : installation.get("/api/apps").path("items")) {
            if (app.path("role").asText().equals("admin")) {
                apps.add(app.path("id").asText());
            }
        }
        return apps;
    }
}
