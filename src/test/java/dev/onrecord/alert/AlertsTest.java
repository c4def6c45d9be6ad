package dev.onrecord.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onrecord.Onrecord;
import dev.onrecord.fetch.Poster;
import dev.onrecord.ingest.Watcher;
import dev.onrecord.model.Quote;
import dev.onrecord.reader.ArticleReader;
import dev.onrecord.reader.Settings;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.QuerySyntaxException;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that are kept tell of each new quote once. */
class AlertsTest {
  /** Time that goes on when it is told to. */
  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    void on(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @TempDir Path folder;
  private final Hands clock = new Hands();
  private Onrecord onrecord;
  private AlertFolder alerts;
  private Alerts running;
  private Receiver receiver;

  @BeforeEach
  void open() throws IOException {
    onrecord = Onrecord.open(folder.resolve("index"));
    alerts = new AlertFolder(folder.resolve("alerts"), clock);
    receiver = new Receiver();
    running = start(true);
  }

  @AfterEach
  void close() {
    running.close();
    onrecord.close();
    receiver.close();
  }

  private Alerts start(boolean mayBePrivate) {
    var poster = new Poster(_ -> mayBePrivate, Duration.ofSeconds(2));
    return Alerts.open(onrecord, alerts, poster, clock).orElseThrow();
  }

  private void restart(boolean mayBePrivate) {
    running.close();
    running = start(mayBePrivate);
  }

  private void take(String id, String text) {
    String article =
        "{\"id\": \"%s\", \"published\": \"2025-04-23\", \"text\": \"%s\"}".formatted(id, text);
    onrecord.ingest(
        sink -> {
          try {
            new ArticleReader(Settings.published(null))
                .read(
                    "a.jsonl",
                    new ByteArrayInputStream(article.getBytes(StandardCharsets.UTF_8)),
                    sink);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Watcher.NONE);
  }

  private void said(String id, String words) {
    take(id, "“" + words + ",” said Ada Quill.");
  }

  private void settle() {
    running.look();
    running.deliver();
    try {
      running.awaitDelivered();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Alert webhook(String name, String q) {
    return alerts.add(onrecord, name, SearchRequest.of(q), receiver.address(), null);
  }

  private AlertFolder.Progress progress(String name) {
    return alerts.find(name).map(alerts::progress).orElse(AlertFolder.Progress.NONE);
  }

  private List<String> latest(String name) {
    return alerts.latest(alerts.find(name).orElseThrow(), 10);
  }

  private List<JsonNode> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(RunningServer::tree).toList();
  }

  @Test
  void whatIsNewIsToldOnceToAll() throws IOException {
    said("old", "The zeppelin is old");
    Path file = folder.resolve("out/told.jsonl");
    webhook("hook", "zeppelin");
    alerts.add(onrecord, "file", SearchRequest.of("zeppelin"), null, file);
    alerts.add(onrecord, "feed", SearchRequest.of("zeppelin"), null, null);
    settle();
    assertThat(receiver.all()).isEmpty();
    said("new", "The zeppelin is late");
    said("other", "The ferry is late");
    settle();
    settle();
    assertThat(receiver.quotes()).containsExactly("The zeppelin is late,");
    assertThat(lines(file))
        .extracting(line -> line.at("/hit/quote/text").asText())
        .containsExactly("The zeppelin is late,");
    assertThat(latest("feed")).containsExactly("new:1-22~" + Quote.check("The zeppelin is late,"));
    // The same again, moved, read anew, or brought after a restart: nothing new.
    said("new", "The zeppelin is late");
    take("new", "Corrected. “The zeppelin is late,” said Ada Quill.");
    onrecord.reextract(true, Watcher.NONE);
    restart(true);
    settle();
    assertThat(receiver.all()).hasSize(1);
    assertThat(lines(file)).hasSize(1);
    // And what is new is told after all that too.
    said("newer", "No zeppelin came");
    settle();
    assertThat(receiver.quotes()).containsExactly("The zeppelin is late,", "No zeppelin came,");
    assertThat(latest("feed")).hasSize(2);
  }

  @Test
  void whatComesBetweenItsMakingAndTheFirstLookIsNew() {
    said("old", "The zeppelin is old");
    webhook("hook", "zeppelin");
    // Many commits, so that segments are merged and old quotes stand in new ones.
    for (int i = 0; i < 30; i++) {
      said("new" + i, "The zeppelin is late " + i + " times");
    }
    restart(true);
    settle();
    assertThat(receiver.quotes()).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void aCorrectionIsToldAsOne() {
    webhook("hook", "zeppelin");
    said("a", "The zeppelin is very late today");
    settle();
    said("a", "The zeppelin is not late today");
    settle();
    JsonNode told = RunningServer.tree(receiver.taken().getLast().body()).at("/quotes/0");
    assertThat(told.at("/hit/quote/text").asText()).isEqualTo("The zeppelin is not late today,");
    assertThat(told.at("/corrects/text").asText()).isEqualTo("The zeppelin is very late today,");
    JsonNode first = RunningServer.tree(receiver.taken().getFirst().body()).at("/quotes/0");
    assertThat(first.get("corrects").isNull()).isTrue();
  }

  @Test
  void theSameWordsTwiceInAnArticleAreTwoQuotes() {
    webhook("hook", "zeppelin");
    take("a", "“Zeppelin,” said Ada Quill. “Zeppelin,” said Tobin Marsh.");
    settle();
    assertThat(receiver.quotes()).containsExactly("Zeppelin,", "Zeppelin,");
    take("a", "Corrected. “Zeppelin,” said Ada Quill. “Zeppelin,” said Tobin Marsh.");
    settle();
    assertThat(receiver.all()).hasSize(1);
  }

  @Test
  void aFilterHolds() {
    var request = SearchRequest.of("zeppelin").where(Dimension.SPEAKER, "Tobin Marsh");
    alerts.add(onrecord, "marsh", request, receiver.address(), null);
    take("a", "“The zeppelin came,” said Ada Quill. “No zeppelin came,” said Tobin Marsh.");
    settle();
    assertThat(receiver.quotes()).containsExactly("No zeppelin came,");
  }

  @Test
  void aMessageIsSigned() {
    Alert alert = webhook("hook", "zeppelin");
    said("a", "The zeppelin is late – “so late”");
    settle();
    Receiver.Came came = receiver.all().getFirst();
    String secret = String.valueOf(alert.secret());
    assertThat(came.signature())
        .isEqualTo("v1," + Webhook.signature(secret, came.id(), came.time(), came.body()));
    assertThat(came.time()).isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
    assertThat(came.id()).isEqualTo(alert.id() + "-1");
  }

  /** The example of the specification of Standard Webhooks. */
  @Test
  void theSignatureIsThatOfTheStandard() {
    assertThat(
            Webhook.signature(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                "{\"test\": 2432232314}"))
        .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void whoeverIsDownForADayIsToldAllInOrderAfterwards() {
    webhook("hook", "zeppelin");
    receiver.answers(_ -> 500);
    for (int i = 0; i < 5; i++) {
      said("a" + i, "The zeppelin is late " + i);
      settle();
      clock.on(Duration.ofHours(5));
      settle();
    }
    assertThat(receiver.taken()).isEmpty();
    assertThat(receiver.all()).extracting(Receiver.Came::id).allMatch(id -> id.endsWith("-1"));
    AlertFolder.Progress progress = progress("hook");
    assertThat(progress.waiting()).isEqualTo(5);
    assertThat(progress.trouble()).isEqualTo("the server answered 500");
    receiver.answers(_ -> 200);
    restart(true);
    clock.on(Duration.ofHours(2));
    settle();
    assertThat(receiver.quotes())
        .isEqualTo(IntStream.range(0, 5).mapToObj(i -> "The zeppelin is late " + i + ",").toList());
    assertThat(progress("hook").told()).isEqualTo(5);
  }

  @Test
  void attemptsGrowRarerAndAreGivenUpAfterAMonthUntilSomebodySaysSo() {
    webhook("hook", "zeppelin");
    receiver.answers(_ -> 503);
    said("a", "The zeppelin is late");
    for (int i = 0; i < 24 * 12; i++) {
      settle();
      clock.on(Duration.ofMinutes(5));
    }
    assertThat(receiver.all()).hasSizeBetween(20, 35);
    clock.on(Duration.ofDays(31));
    settle();
    int tried = receiver.all().size();
    clock.on(Duration.ofDays(1));
    settle();
    assertThat(receiver.all()).hasSize(tried);
    assertThat(progress("hook").givenUp()).isEqualTo(1);
    receiver.answers(_ -> 204);
    assertThat(alerts.retry("hook")).isTrue();
    settle();
    assertThat(receiver.quotes()).containsExactly("The zeppelin is late,");
    assertThat(alerts.retry("nobody")).isFalse();
  }

  @Test
  void aRedirectIsNotFollowed() {
    webhook("hook", "zeppelin");
    receiver.answers(_ -> 307);
    said("a", "The zeppelin is late");
    settle();
    assertThat(progress("hook").trouble())
        .isEqualTo("the server answered 307, and redirects are not followed");
    assertThat(receiver.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://[::1]:PORT/"})
  void privateAddressesAreNotSentTo(String address) {
    restart(false);
    String port = receiver.address().replaceAll(".*:(\\d+)/.*", "$1");
    alerts.add(onrecord, "hook", SearchRequest.of("zeppelin"), address.replace("PORT", port), null);
    said("a", "The zeppelin is late");
    settle();
    assertThat(receiver.all()).isEmpty();
    assertThat(progress("hook").trouble()).isNotBlank();
    assertThat(progress("hook").waiting()).isEqualTo(1);
  }

  @Test
  void whoeverNeverAnswersKeepsNobodyElseWaiting() {
    webhook("slow", "zeppelin");
    alerts.add(onrecord, "file", SearchRequest.of("zeppelin"), null, folder.resolve("told.jsonl"));
    receiver.answers(_ -> {
      try {
        Thread.sleep(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return 200;
    });
    said("a", "The zeppelin is late");
    settle();
    assertThat(progress("file").told()).isEqualTo(1);
    assertThat(progress("slow").trouble()).isEqualTo("the server took more than 2 s to answer");
  }

  /** None waits so long for a connection that it is given up and sent again. */
  @Test
  void aSlowReceiverOfManyIsToldOnceOfEach() {
    receiver.takes(Duration.ofMillis(300));
    for (int i = 0; i < 60; i++) {
      webhook("hook" + i, "zeppelin");
    }
    said("a", "The zeppelin is late");
    settle();
    assertThat(receiver.all()).hasSize(60);
    assertThat(receiver.taken()).hasSize(60);
    assertThat(progress("hook59").trouble()).isNull();
  }

  @Test
  void thousandsOfWebhooksAreToldOfOneArticle() {
    for (int i = 0; i < 2_000; i++) {
      webhook("hook" + i, "zeppelin");
    }
    running.look();
    said("a", "The zeppelin is late");
    settle();
    assertThat(receiver.all()).hasSize(2_000).extracting(Receiver.Came::id).doesNotHaveDuplicates();
    running.close();
    running = start(true);
    settle();
    assertThat(receiver.all()).hasSize(2_000);
  }

  /** Who asks for a retry while an attempt is made that fails has it at once, not after a wait. */
  @Test
  void aRetryDuringAnAttemptIsNotLost() throws Exception {
    receiver.answers(_ -> 500);
    webhook("hook", "zeppelin");
    said("a", "The zeppelin is late");
    settle();
    clock.on(Duration.ofSeconds(6));
    var arrived = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    receiver.answers(n -> {
      arrived.countDown();
      awaitGate(gate);
      return n == 2 ? 500 : 200;
    });
    running.deliver();
    arrived.await();
    assertThat(alerts.retry("hook")).isTrue();
    running.look();
    gate.countDown();
    running.awaitDelivered();
    assertThat(receiver.all()).hasSize(3);
    assertThat(receiver.quotes()).containsExactly("The zeppelin is late,");
  }

  private static void awaitGate(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is on its way when it is stopped is not sent a second time. */
  @Test
  void anOrderlyStopWaitsForTheAnswer() {
    receiver.takes(Duration.ofMillis(500));
    webhook("hook", "zeppelin");
    said("a", "The zeppelin is late");
    running.look();
    running.deliver();
    restart(true);
    settle();
    assertThat(receiver.all()).hasSize(1);
  }

  @Test
  void thousandsOfAlertsOfOneArticleAreAllTold() {
    for (int i = 0; i < 1_000; i++) {
      alerts.add(onrecord, "feed" + i, SearchRequest.of("zeppelin"), null, null);
    }
    running.look();
    said("a", "The zeppelin is late");
    running.look();
    for (int i = 0; i < 1_000; i += 97) {
      assertThat(latest("feed" + i))
          .containsExactly("a:1-22~" + Quote.check("The zeppelin is late,"));
    }
  }

  @Test
  void manyQuotesComeInSeveralMessages() {
    webhook("hook", "zeppelin");
    var text = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      text.append("“The zeppelin number ").append(i).append(" is late,” said Ada Quill. ");
    }
    take("a", text.toString().strip());
    settle();
    assertThat(receiver.taken())
        .extracting(Receiver.Came::id)
        .extracting(id -> id.replaceFirst(".*-", ""))
        .containsExactly("1", "2", "3");
    assertThat(receiver.quotes()).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void aRemovedAlertIsForgottenAndItsNameIsFree() {
    webhook("hook", "zeppelin");
    receiver.answers(_ -> 500);
    said("a", "The zeppelin is late");
    settle();
    assertThat(alerts.remove("hook")).isTrue();
    assertThat(alerts.remove("hook")).isFalse();
    settle();
    assertThat(progress("hook").waiting()).isZero();
    receiver.answers(_ -> 200);
    webhook("hook", "zeppelin");
    said("b", "No zeppelin came");
    settle();
    assertThat(receiver.quotes()).containsExactly("No zeppelin came,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "\n", "xyz"})
  void aFileThatWasCutOffHasEachLineOnce(String rest) throws IOException {
    Path file = folder.resolve("told.jsonl");
    byte[] lines = "{\"a\": 1}\n{\"b\": 2}\n".getBytes(StandardCharsets.UTF_8);
    Files.writeString(file, "there before\n");
    long from = AppendedFile.length(file);
    for (int cut = 0; cut <= lines.length; cut++) {
      Files.writeString(file, "there before\n" + new String(lines, 0, cut, StandardCharsets.UTF_8));
      assertThat(AppendedFile.append(file, from, lines)).isEqualTo(from + lines.length);
      assertThat(file).hasContent("there before\n{\"a\": 1}\n{\"b\": 2}\n");
    }
    // What somebody else wrote there stays.
    Files.writeString(file, "there before\nsomebody else " + rest);
    AppendedFile.append(file, from, lines);
    assertThat(Files.readString(file))
        .isEqualTo("there before\nsomebody else " + rest + "{\"a\": 1}\n{\"b\": 2}\n");
    // And a file that was put away begins anew.
    Files.delete(file);
    AppendedFile.append(file, from, lines);
    assertThat(file).hasBinaryContent(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "{}", "[]", "{\"name\": \"bad\"}"})
  void aBrokenFileStopsNoOtherAlert(String content) throws IOException {
    webhook("hook", "zeppelin");
    Files.writeString(folder.resolve("alerts/bad.json"), content);
    Files.copy(folder.resolve("alerts/hook.json"), folder.resolve("alerts/copy.json"));
    said("a", "The zeppelin is late");
    settle();
    assertThat(receiver.quotes()).containsExactly("The zeppelin is late,");
    assertThat(alerts.all()).extracting(Alert::name).containsExactly("hook");
    assertThat(alerts.remove("bad")).isTrue();
    assertThat(alerts.remove("../alerts/hook")).isFalse();
  }

  /** Another alert of the same name has nothing of the one before, not even what is on its way. */
  @Test
  void anAlertThatWasMadeAnewIsAnother() throws Exception {
    var arrived = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    receiver.answers(n -> {
      arrived.countDown();
      awaitGate(gate);
      return n == 1 ? 500 : 200;
    });
    webhook("news", "zeppelin");
    said("a", "The zeppelin is late");
    running.look();
    running.deliver();
    arrived.await();
    alerts.remove("news");
    webhook("news", "ferry");
    said("b", "The ferry is late");
    running.look();
    gate.countDown();
    running.awaitDelivered();
    settle();
    assertThat(receiver.quotes()).containsExactly("The ferry is late,");
    assertThat(receiver.all()).extracting(Receiver.Came::id).doesNotHaveDuplicates();
  }

  @Test
  void anotherSpeakerOfTheSameWordsIsTold() {
    webhook("hook", "zeppelin");
    take("a", "“The zeppelin is late,” said Ada Quill.");
    settle();
    take("a", "“The zeppelin is late,” said Tobin Marsh. “The zeppelin is late,” said Ada Quill.");
    settle();
    JsonNode told = RunningServer.tree(receiver.taken().getLast().body()).get("quotes");
    assertThat(told).hasSize(1);
    assertThat(told.at("/0/hit/quote/attribution/speaker/label").asText()).isEqualTo("Tobin Marsh");
  }

  private void refused(
      String name, String q, @Nullable String webhook, @Nullable Path file, String why) {
    assertThatThrownBy(() -> alerts.add(onrecord, name, SearchRequest.of(q), webhook, file))
        .isInstanceOfAny(BadRequestException.class, QuerySyntaxException.class)
        .hasMessageContaining(why);
  }

  @Test
  void whatCannotBeAnAlertIsRefused() throws IOException {
    alerts.add(onrecord, "one", SearchRequest.of("a"), null, folder.resolve("f"));
    List<Path> before = files();
    refused("one", "b", null, null, "there is an alert one already");
    refused("two", "b", null, folder.resolve("x/../f"), "another alert writes to");
    refused("two", "(b", null, null, "never closed");
    refused("../two", "b", null, null, "1 to 64 letters");
    refused("two", "b", "ftp://a.example/", null, "write it as in");
    refused("two", "b", "http://0x7f.1/", null, "write it as in");
    refused("two", "b", "https://u:p@a.example/", null, "write it as in");
    refused("two", "b", "https://a.example/", folder.resolve("g"), "not both");
    assertThat(files()).isEqualTo(before);
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(folder.resolve("alerts"))) {
      return new ArrayList<>(all.sorted().toList());
    }
  }

  @Test
  void onlyOneProcessTellsAndSecretsAreTheOwners() throws IOException {
    webhook("hook", "zeppelin");
    assertThat(Alerts.open(onrecord, alerts, new Poster(_ -> false, Duration.ofSeconds(1)), clock))
        .isEmpty();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("alerts/hook.json"))))
        .isEqualTo("rw-------");
  }
}
