package io.zhike.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.embedded.Place;
import io.zhike.events.Topic;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real engines and processes; {@link StandInService} in the place of the services, which are tested with the system. */
class LocalStackIT {

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> announced = new CopyOnWriteArrayList<>();

    @BeforeEach
    void buildServices() throws IOException {
        StandInJars.build(folder.resolve("root"));
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void everyPartIsUpAndKnowsWhereTheOthersAre() throws Exception {
        // When
        try (var stack = start(options(Map.of("FROM_OUTSIDE", "handed on")))) {

            // Then
            assertThat(stack.startTimes()).containsOnlyKeys(Part.values());
            assertThat(announced).hasSize(Part.values().length).allMatch(line -> line.endsWith(" s"));
            assertThat(get(stack.url(Part.AGENT) + "/environment").lines())
                    .contains(
                            "FROM_OUTSIDE=handed on",
                            "KAFKA_BOOTSTRAP_SERVERS=" + stack.kafka(),
                            "QUARKUS_DATASOURCE_JDBC_URL=" + stack.databases().get(Part.AGENT),
                            "QUARKUS_OIDC_AUTH_SERVER_URL=" + stack.url(Part.OIDC) + "/zhike",
                            "QUARKUS_OIDC_CLIENT_CLIENT_ID=zhike-services",
                            "ZHIKE_SERVICES_QUOTA_URL=" + stack.url(Part.QUOTA));
            assertThat(get(stack.url(Part.SENDER) + "/environment").lines())
                    .contains("ZHIKE_WECHAT_API_URL=" + stack.url(Part.SIMULATOR));
            assertThat(get(stack.url(Part.SIMULATOR) + "/environment").lines())
                    .contains("ZHIKE_SIMULATOR_GATEWAY_URL=" + stack.url(Part.GATEWAY));
            assertThat(topics(stack))
                    .contains(Topic.Names.DEAD_LETTERS, Topic.QUOTA.topicName())
                    .hasSize(Topic.values().length + 1);
        }
    }

    @Test
    void aKilledServiceComesBackOnItsAddress() throws Exception {
        // Given
        try (var stack = start(options(Map.of()))) {
            stack.kill(Part.GATEWAY);
            assertThatThrownBy(() -> get(stack.url(Part.GATEWAY) + "/environment"))
                    .isInstanceOf(ConnectException.class);

            // When
            stack.start(Part.GATEWAY, Map.of("ONLY_NOW", "told"));

            // Then
            assertThat(get(stack.url(Part.GATEWAY) + "/environment").lines())
                    .contains("ONLY_NOW=told", "KAFKA_BOOTSTRAP_SERVERS=" + stack.kafka());
        }
    }

    @Test
    void aPartThatEndsByItselfIsNamedWithTheEndOfItsLog() throws Exception {
        // Given
        try (var stack = start(options(Map.of()))) {

            // When
            assertThatThrownBy(() -> get(stack.url(Part.QUOTA) + "/end")).isInstanceOf(IOException.class);

            // Then
            assertThat(stack.awaitDeath())
                    .startsWith("quota-service ended by itself, exit code 3.")
                    .contains("quota-service.log")
                    .endsWith("the stand-in could not go on");
        }
    }

    @Test
    void aServiceThatDoesNotStartTakesTheOthersDown() {
        // Given
        var options = options(Map.of("STAND_IN_ENDS", "yes"));

        // When, Then
        assertThatThrownBy(() -> start(options))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("ended by itself, exit code 3")
                .hasMessageContaining("the stand-in could not go on");
        assertThat(options.ports().taken(Place.LOOPBACK, options.parts())).isEmpty();
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
        // Given
        var options = options(Map.of());
        try (var other = new ServerSocket()) {
            other.bind(new InetSocketAddress(
                    InetAddress.ofLiteral(Place.LOOPBACK), options.ports().of(Part.SENDER)));

            // When, Then
            assertThatThrownBy(() -> start(options)).hasMessageContaining("sender-service");
            assertThat(options.data()).doesNotExist();
        }
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() throws Exception {
        // Given
        var options = options(Map.of());
        Files.delete(options.jar(Part.ROUTING));

        // When, Then
        assertThatThrownBy(() -> start(options)).hasMessageContaining("routing-service is not built");
    }

    @Test
    void dataSurvivesARestartUnlessItIsToBeFresh() throws Exception {
        // Given
        var options = options(Map.of());
        try (var stack = start(options)) {
            execute(stack, "create table kept (id int)");
        }

        // When
        try (var again = start(options)) {

            // Then
            execute(again, "select * from kept");
        }
        try (var fresh = start(fresh(options))) {
            assertThatThrownBy(() -> execute(fresh, "select * from kept")).hasMessageContaining("does not exist");
        }
    }

    @Test
    void dataOfAnotherVersionIsNamedAndWhatStartsEmpty() throws Exception {
        // Given
        var options = options(Map.of());
        var cluster = Files.createDirectories(options.data().resolve("postgres/cluster"));
        Files.writeString(cluster.resolve("PG_VERSION"), "9\n");

        // When, Then
        assertThatThrownBy(() -> start(options))
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll(cluster.toString(), "PostgreSQL 9", "./zhike up --fresh");
    }

    @Test
    void aServiceThatDoesNotStartOnOldDataIsNamedWithWhatStartsEmpty() throws Exception {
        // Given
        var options = options(Map.of("STAND_IN_ENDS", "yes"));
        Files.createDirectories(options.data().resolve("postgres"));

        // When, Then
        assertThatThrownBy(() -> start(options))
                .hasMessageContainingAll("the stand-in could not go on", "./zhike up --fresh");
    }

    @Test
    void anAddressThatIsNotThisMachinesIsNamedBeforeAnythingStarts() {
        // Given: an address that no machine has (RFC 5737)
        var options = on("192.0.2.1");

        // When, Then
        assertThatThrownBy(() -> start(options)).hasMessageContainingAll("ZHIKE_HOST", "192.0.2.1");
        assertThat(options.data()).doesNotExist();
    }

    @Test
    void everythingListensOnIpv6() throws Exception {
        // Given
        assumeThat(hasIpv6()).isTrue();

        // When
        try (var stack = start(on("::1"))) {

            // Then
            assertThat(stack.url(Part.AGENT)).startsWith("http://[::1]:");
            assertThat(get(stack.url(Part.AGENT) + "/environment").lines())
                    .contains(
                            "QUARKUS_HTTP_HOST=::1", "QUARKUS_OIDC_AUTH_SERVER_URL=" + stack.url(Part.OIDC) + "/zhike");
            assertThat(get(stack.url(Part.OIDC) + "/zhike/.well-known/openid-configuration"))
                    .contains('"' + stack.url(Part.OIDC) + "/zhike\"");
            assertThat(topics(stack)).hasSize(Topic.values().length + 1);
        }
    }

    private static boolean hasIpv6() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private LocalStack start(StackOptions options) {
        return LocalStack.start(options, announced::add);
    }

    private StackOptions options(Map<String, String> environment) {
        return options(Place.LOOPBACK, environment);
    }

    private StackOptions on(String host) {
        return options(host, Map.of());
    }

    private StackOptions options(String host, Map<String, String> environment) {
        return new StackOptions(
                folder.resolve("root"), folder.resolve("data"), false, false, true, host, Ports.free(), environment);
    }

    private static StackOptions fresh(StackOptions old) {
        return new StackOptions(
                old.root(),
                old.data(),
                old.disposable(),
                true,
                old.simulator(),
                old.host(),
                old.ports(),
                old.environment());
    }

    private String get(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private static void execute(LocalStack stack, String sql) throws Exception {
        var url = stack.databases().get(Part.QUOTA);
        try (var connection = DriverManager.getConnection(url, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> topics(LocalStack stack) throws Exception {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka()))) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }
}
