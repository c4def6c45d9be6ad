package dev.onrecord.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onrecord.opensearch.ClusterSettings.Credentials;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchEngineContract;
import dev.onrecord.search.SearchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a cluster is said in a sentence, and nothing is half-written. */
class ClusterErrorsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 23);
  private static final Duration HASTE = Duration.ofSeconds(2);

  @TempDir Path folder;
  private final RunningCluster cluster = RunningCluster.shared();

  @AfterEach
  void removeAll() throws IOException, InterruptedException {
    call("DELETE", "/errors*", "");
    call("DELETE", "/_index_template/errors*", "");
  }

  private String call(String method, String path, String body)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(cluster.addresses().replaceFirst(",.*", "") + path))
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private OpenSearchEngine open() {
    return OpenSearchEngine.open(cluster.settings("errors").patient(HASTE), Clock.systemUTC());
  }

  private static void refused(ClusterSettings settings, String message) {
    assertThatThrownBy(
            () -> OpenSearchEngine.open(settings.patient(HASTE), Clock.systemUTC()).close())
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nodes:9200", "ftp://node", "http://", "http://me:secret@node", "http://n/x"})
  void whatIsNoAddressIsRefusedWithoutTellingSecrets(String address) {
    assertThatThrownBy(() -> ClusterSettings.of(address, "quotes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no address of a node")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Quotes", "a.b", "-a", "a*", "a,b"})
  void whatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> ClusterSettings.of("http://127.0.0.1:9", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no name of an index");
  }

  @Test
  void aWrongAddressIsSaid() {
    refused(ClusterSettings.of("http://127.0.0.1:9", "errors"), "does not answer: Connect");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3.8.0        | 2.19.1         | OpenSearch 2.19.1; Onrecord needs OpenSearch 3
          "opensearch" | "elsewhere"    | no OpenSearch
          {            | <html>hello    | no JSON
          """)
  void aServerThatCannotServeIsSaidToBeOne(String from, String to, String message) {
    try (ClusterGate gate = ClusterGate.open(cluster, null)) {
      gate.answering(text -> text.replace(from, to));
      refused(ClusterSettings.of(gate.address(), "errors"), message);
    }
  }

  @Test
  void whoeverIsNotKnownIsToldSoAndWhoIsComesIn() {
    try (ClusterGate gate = ClusterGate.open(cluster, null)) {
      gate.asking("Basic YWRhOnF1aWxs");
      ClusterSettings settings = ClusterSettings.of(gate.address(), "errors");
      refused(settings, "does not know who asks; set ONRECORD_ENGINE_USER");
      refused(settings.as(new Credentials.User("ada", "wrong"), null), "does not know who asks");
      try (var engine =
          OpenSearchEngine.open(
              settings.as(new Credentials.User("ada", "quill"), null), Clock.systemUTC())) {
        assertThat(engine.stats().quotes()).isZero();
      }
    }
  }

  @Test
  void certificatesAreTrustedWhenTheyAreGivenAndValid() throws Exception {
    try (ClusterGate gate = ClusterGate.open(cluster, tls("good", "-1d", "10"))) {
      ClusterSettings settings = ClusterSettings.of(gate.address(), "errors");
      refused(settings, "is not trusted");
      try (var engine =
          OpenSearchEngine.open(
              settings.as(new Credentials.None(), folder.resolve("good.pem")), Clock.systemUTC())) {
        assertThat(engine.stats().quotes()).isZero();
      }
    }
    try (ClusterGate gate = ClusterGate.open(cluster, tls("old", "-10d", "1"))) {
      refused(
          ClusterSettings.of(gate.address(), "errors")
              .as(new Credentials.None(), folder.resolve("old.pem")),
          "is not trusted: NotAfter");
    }
  }

  /**
   * What a server identifies itself with, valid for so many days from then, and in {@code NAME.pem}
   * whoever vouches for it; by the JDK's own tool.
   */
  private SSLContext tls(String name, String from, String days)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve(name + ".p12");
    String node = store.toString();
    String authority = folder.resolve(name + "-authority.p12").toString();
    String request = folder.resolve(name + ".csr").toString();
    String signed = folder.resolve(name + ".crt").toString();
    String pem = folder.resolve(name + ".pem").toString();
    keytool(authority, "-genkeypair -alias authority -keyalg EC -dname CN=authority -ext bc:c");
    keytool(authority, "-exportcert -rfc -alias authority -file", pem);
    keytool(node, "-genkeypair -alias node -keyalg EC -dname CN=node");
    keytool(node, "-certreq -alias node -file", request);
    keytool(
        authority,
        "-gencert -alias authority -ext SAN=ip:127.0.0.1 -startdate " + from + " -validity " + days,
        "-infile",
        request,
        "-outfile",
        signed);
    keytool(node, "-importcert -noprompt -alias authority -file", pem);
    keytool(node, "-importcert -noprompt -alias node -file", signed);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "secret".toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "secret".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String store, String options, String... files)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options.split(" ", -1)));
    command.addAll(List.of(files));
    command.addAll(List.of("-keystore", store, "-storepass", "secret"));
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = tool.inputReader().readAllAsString();
    assertThat(tool.waitFor()).as(said).isZero();
  }

  @Test
  void anIndexThatIsNotThereIsNotMadeByReading() {
    assertThatThrownBy(() ->
            OpenSearchEngine.openToRead(cluster.settings("errors"), Clock.systemUTC()).close())
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("has no index errors; make it with: onrecord ingest");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"mappings":{"properties":{"text":{"type":"text"}}}}        | none of Onrecord's
          {"mappings":{"_meta":{"onrecord.schema":"1"}}}              | has schema 1, and this version reads schema
          {"mappings":{"_meta":{"onrecord.schema":"6"},"properties":{"text":{"type":"keyword"}}}} | somebody changed the mapping
          """)
  void anIndexThatIsNotAsItShouldBeIsLeftAlone(String definition, String message)
      throws IOException, InterruptedException {
    call("PUT", "/errors", definition);
    String before = call("GET", "/errors", "");
    refused(cluster.settings("errors"), message);
    assertThat(call("GET", "/errors", "")).isEqualTo(before);
  }

  @Test
  void anIndexThatMayNotBeWrittenIsSaidToBeAndNothingIsLostOnceItMay()
      throws IOException, InterruptedException {
    try (OpenSearchEngine engine = open()) {
      SearchEngineContract.put(engine, "a", DAY, "Ada Quill: The bridge is late");
      engine.commit();
      blocked("true");
      SearchEngineContract.put(engine, "b", DAY, "Ada Quill: The bridge is late again");
      assertThatThrownBy(engine::commit)
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("refuses to write")
          .hasMessageContaining("make room on its disks");
      assertThat(found(engine)).isOne();
      blocked("null");
      engine.commit();
      assertThat(found(engine)).isEqualTo(2);
    }
  }

  private void blocked(@Nullable String value) throws IOException, InterruptedException {
    call("PUT", "/errors/_settings", "{\"index.blocks.read_only_allow_delete\":" + value + "}");
  }

  private static long found(OpenSearchEngine engine) {
    return engine.search(SearchRequest.of("bridge")).total();
  }

  @Test
  void aSlowClusterIsWaitedForAndAnsweredBy() {
    try (ClusterGate gate = ClusterGate.open(cluster, null).after(700);
        var engine =
            OpenSearchEngine.open(
                ClusterSettings.of(gate.address(), "errors"), Clock.systemUTC())) {
      SearchEngineContract.put(engine, "a", DAY, "Ada Quill: The bridge is late");
      engine.commit();
      assertThat(found(engine)).isOne();
    }
  }

  @Test
  void anAnswerOfSomeShardsOnlyIsNone() {
    try (ClusterGate gate = ClusterGate.open(cluster, null);
        var engine =
            OpenSearchEngine.open(
                ClusterSettings.of(gate.address(), "errors").patient(HASTE), Clock.systemUTC())) {
      SearchEngineContract.put(engine, "a", DAY, "Ada Quill: The bridge is late");
      engine.commit();
      assertThat(found(engine)).isOne();
      gate.answering(
          text -> text.replace("\"total\":3,\"successful\":3", "\"total\":3,\"successful\":2"));
      assertThatThrownBy(() -> found(engine))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("some of its shards only");
    }
  }

  @Test
  void aShardThatNobodyLeadsIsWaitedForAndSaid() {
    try (ClusterGate gate = ClusterGate.open(cluster, null);
        var engine =
            OpenSearchEngine.open(
                ClusterSettings.of(gate.address(), "errors").patient(HASTE), Clock.systemUTC())) {
      SearchEngineContract.put(engine, "a", DAY, "Ada Quill: The bridge is late");
      gate.failing(
          500,
          "{\"error\":{\"type\":\"shard_not_in_primary_mode_exception\",\"reason\":\"no\"},\"status\":500}");
      long start = System.nanoTime();
      assertThatThrownBy(engine::commit)
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("has a shard that nobody leads")
          .hasMessageContaining("restart the node that holds it");
      assertThat(System.nanoTime() - start).isGreaterThan(HASTE.toNanos() / 4);
      gate.failing(0, "");
      engine.commit();
      assertThat(found(engine)).isOne();
    }
  }
}
