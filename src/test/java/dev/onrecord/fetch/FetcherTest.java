package dev.onrecord.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.onrecord.fetch.Fetched.Body;
import dev.onrecord.fetch.Fetched.Failed;
import dev.onrecord.fetch.Fetched.Marks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that answer, and servers that mean ill: each request ends, with a sentence. */
@Timeout(60)
class FetcherTest {
  private static final Fetcher.Limits LIMITS =
      new Fetcher.Limits(
          "onrecord", _ -> true, Duration.ofSeconds(2), Duration.ofSeconds(2), 1_000_000);

  private LocalSite site;
  private Fetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    site = new LocalSite();
    fetcher = new Fetcher(LIMITS, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    fetcher.close();
    site.close();
  }

  private Fetched get(URI url) {
    return fetcher.get(url, Marks.NONE);
  }

  private String reason(URI url) {
    return get(url) instanceof Failed failed ? failed.reason() : "fetched";
  }

  @Test
  void anAnswerIsReadWithWhatIsToldOfIt() {
    site.on(
        "/a",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"7\"");
          exchange.getResponseHeaders().set("Last-Modified", "Wed, 23 Apr 2025 10:00:00 GMT");
          LocalSite.send(
              exchange,
              200,
              "text/HTML; charset=ISO-8859-1",
              "café".getBytes(StandardCharsets.ISO_8859_1));
        });
    Body body = (Body) get(site.url("/a"));
    assertThat(new String(body.bytes(), StandardCharsets.ISO_8859_1)).isEqualTo("café");
    assertThat(body.type()).isEqualTo("text/html");
    assertThat(body.charset()).isEqualTo("ISO-8859-1");
    assertThat(body.marks()).isEqualTo(new Marks("\"7\"", "Wed, 23 Apr 2025 10:00:00 GMT"));
  }

  @Test
  void theMarksAreSentAndWhatIsUnchangedIsNotSentAgain() {
    site.on(
        "/a",
        exchange -> {
          boolean same = "\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          exchange.sendResponseHeaders(same ? 304 : 200, -1);
        });
    assertThat(fetcher.get(site.url("/a"), new Marks("\"7\"", null)))
        .isInstanceOf(Fetched.Unchanged.class);
    assertThat(fetcher.get(site.url("/a"), new Marks("\"8\"", null))).isInstanceOf(Body.class);
  }

  @Test
  void redirectsAreGoneAfterAndHaveAnEnd() {
    site.on("/a", 301, "Location", "/b c");
    site.on("/b%20c", "text/plain", "here");
    site.on("/loop", 302, "Location", "/loop");
    site.on("/nowhere", 302, "X", "y");
    assertThat(((Body) get(site.url("/a"))).url()).isEqualTo(site.url("/b%20c"));
    assertThat(reason(site.url("/loop"))).isEqualTo("the server redirects more than 5 times");
    assertThat(reason(site.url("/nowhere"))).isEqualTo("the server answers 302");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1:70/x",
        "javascript:alert(1)"
      })
  void onlyTheWebIsFetchedAlsoAfterARedirect(String elsewhere) {
    site.on("/a", 302, "Location", elsewhere);
    assertThat(reason(URI.create(elsewhere))).startsWith("only http and https addresses");
    assertThat(reason(site.url("/a"))).startsWith("only http and https addresses");
  }

  @ParameterizedTest
  @CsvSource({
    "404, , true, the server answers 404",
    "500, , false, 'the server answers 500, try again later'",
    "429, 7, false, 'the server answers 429, try again later'",
    "503, 'Mon, 23 Apr 2125 10:00:00 GMT', false, 'the server answers 503, try again later'",
    "503, soon, false, 'the server answers 503, try again later'",
  })
  void aStatusSaysWhetherToTryAgain(int status, String retry, boolean lasting, String reason) {
    site.on("/a", status, "Retry-After", retry == null ? "" : retry);
    Failed failed = (Failed) get(site.url("/a"));
    assertThat(failed.lasting()).isEqualTo(lasting);
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.retryAfter() == null).isEqualTo(retry == null || retry.equals("soon"));
  }

  /** A server that speaks HTTP by hand. */
  private static ServerSocket raw(String answer, boolean drip) throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          Socket socket = server.accept();
          Thread.startVirtualThread(() -> write(socket, answer, drip));
        }
      } catch (IOException e) {
        // closed
      }
    });
    return server;
  }

  private static void write(Socket socket, String answer, boolean drip) {
    try (socket;
        OutputStream out = socket.getOutputStream()) {
      out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      while (drip) {
        Thread.sleep(200);
        out.write('x');
        out.flush();
      }
      socket.getInputStream().readAllBytes();
    } catch (IOException | InterruptedException e) {
      // the client left
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: ",
        "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
      })
  void aServerThatDripsIsLeftWhenItsTimeIsUp(String answer) throws IOException {
    try (ServerSocket server = raw(answer, true)) {
      assertThat(reason(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/")))
          .isEqualTo("the server took more than 2 s to answer");
    }
  }

  @Test
  void aServerThatSaysNothingIsLeft() throws IOException {
    try (ServerSocket server = raw("", false)) {
      assertThat(reason(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/")))
          .matches("127.0.0.1 does not answer|the server took more than 2 s to answer");
    }
  }

  @Test
  void anAnswerThatNeverEndsIsCutOff() {
    site.on(
        "/a",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] much = new byte[100_000];
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 100_000; i++) {
              out.write(much);
            }
          } catch (IOException e) {
            // the client left
          }
        });
    assertThat(reason(site.url("/a"))).isEqualTo("the answer has more than 1.0 MB");
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[100_000_000]);
    }
    site.on(
        "/a",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          LocalSite.send(exchange, 200, "text/html", bomb.toByteArray());
        });
    assertThat(reason(site.url("/a"))).isEqualTo("the answer has more than 1.0 MB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"
      })
  void nonsenseIsAFailureWithASentence(String answer) throws IOException {
    try (ServerSocket server = raw(answer, false)) {
      assertThat(reason(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/")))
          .isNotBlank()
          .isNotEqualTo("fetched");
    }
  }

  @Test
  void headersWithoutEndAreCutOff() throws IOException {
    String many = "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(100_000) + "\r\n";
    try (ServerSocket server = raw(many, false)) {
      assertThat(reason(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/")))
          .isNotEqualTo("fetched");
    }
  }

  @Test
  void whatIsNotSecureIsSaidToBe() throws IOException {
    try (ServerSocket server = raw("HTTP/1.1 200 OK\r\n\r\n", false)) {
      assertThat(reason(URI.create("https://127.0.0.1:" + server.getLocalPort() + "/")))
          .startsWith("no secure connection to 127.0.0.1 can be made: ");
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused(@TempDir Path folder) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("key.p12"))));
    server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    server.start();
    try {
      assertThat(reason(URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/")))
          .startsWith("no secure connection to 127.0.0.1 can be made: ");
    } finally {
      server.stop(0);
    }
  }

  private static SSLContext selfSigned(Path keys) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-keystore",
                keys.toString(),
                "-storepass",
                "secret",
                "-storetype",
                "PKCS12")
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance(keys.toFile(), "secret".toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, "secret".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void nobodyThereIsSaidToBe() throws IOException {
    int port;
    try (ServerSocket server = raw("", false)) {
      port = server.getLocalPort();
    }
    assertThat(reason(URI.create("http://127.0.0.1:" + port + "/")))
        .startsWith("the connection to 127.0.0.1 failed: ");
    assertThat(reason(URI.create("http://nobody.invalid/")))
        .isEqualTo("there is no host nobody.invalid");
    assertThat(reason(URI.create("http://user:secret@127.0.0.1/"))).contains("password");
  }

  // What others ask for reaches nothing private.

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false",
    "127.8.9.1, false",
    "0.0.0.0, false",
    "10.1.2.3, false",
    "172.16.0.1, false",
    "172.31.255.255, false",
    "172.32.0.1, true",
    "192.168.1.1, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "100.128.0.1, true",
    "192.0.2.1, false",
    "198.18.0.1, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "8.8.8.8, true",
    "'::1', false",
    "'::', false",
    "'fe80::1', false",
    "'fc00::1', false",
    "'fd12:3456::1', false",
    "'ff02::1', false",
    "'::ffff:127.0.0.1', false",
    "'::ffff:10.0.0.1', false",
    "'::127.0.0.1', false",
    "'64:ff9b::7f00:1', false",
    "'2002:7f00:1::', false",
    "'2001:0:4136:e378:8000:63bf:3fff:fdd2', false",
    "'2001:db8::1', false",
    "'2606:4700::1', true",
  })
  void onlyPublicAddressesArePublic(String address, boolean isPublic) {
    assertThat(AddressGuard.isPublic(InetAddress.ofLiteral(address))).isEqualTo(isPublic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "[::1]",
        "127.1",
        "2130706433",
        "0",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "10.0.0.1",
        "169.254.169.254"
      })
  void noSpellingOfAPrivateAddressIsReached(String host) {
    try (var guarded =
        new Fetcher(
            new Fetcher.Limits(
                "onrecord", _ -> false, Duration.ofSeconds(2), Duration.ofSeconds(2), 1_000),
            Clock.systemUTC())) {
      site.on("/", "text/plain", "secret");
      URI url = URI.create("http://" + host + ":" + site.port() + "/");
      assertThat(guarded.get(url, Marks.NONE))
          .isInstanceOfSatisfying(
              Failed.class,
              failed ->
                  assertThat(failed.reason())
                      .matches(
                          ".*(an address of this machine or of a private network|names no host|there is no host).*"));
      assertThat(site.asked()).isEmpty();
    }
  }

  /** Stands for a name service that somebody hostile keeps: each question has another answer. */
  private static Fetcher guarded(Deque<String> answers, List<String> asked) {
    return new Fetcher(
        LIMITS,
        Clock.systemUTC(),
        new AddressGuard(
            name -> {
              asked.add(name);
              String answer = answers.size() > 1 ? answers.remove() : answers.element();
              return new InetAddress[] {address(answer)};
            },
            // 127.0.0.1 stands for the public internet here, the rest of 127/8 for what is private.
            (_, address) -> address.getHostAddress().equals("127.0.0.1")));
  }

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }

  @Test
  void aRedirectToAPrivateAddressIsNotGoneAfter() throws IOException {
    try (var secret = new LocalSite()) {
      secret.on("/", "text/plain", "secret");
      site.on("/a", 302, "Location", "http://inside.test:" + secret.port() + "/");
      var asked = new ArrayList<String>();
      try (Fetcher guarded =
          guarded(new ConcurrentLinkedDeque<>(List.of("127.0.0.1", "127.0.0.2")), asked)) {
        assertThat(guarded.get(URI.create("http://outside.test:" + site.port() + "/a"), Marks.NONE))
            .isInstanceOfSatisfying(
                Failed.class, failed -> assertThat(failed.reason()).contains("private network"));
      }
      assertThat(asked).containsExactly("outside.test", "inside.test");
      assertThat(secret.asked()).isEmpty();
    }
  }

  @Test
  void aNameThatMeansAnotherAddressTheNextTimeIsAskedForOnce() throws IOException {
    site.on("/a", "text/plain", "public");
    var asked = new ArrayList<String>();
    try (Fetcher guarded =
        guarded(new ConcurrentLinkedDeque<>(List.of("127.0.0.1", "127.0.0.2")), asked)) {
      Fetched first =
          guarded.get(URI.create("http://rebound.test:" + site.port() + "/a"), Marks.NONE);
      assertThat(first).isInstanceOf(Body.class);
      // What was looked at is what was connected to: there was no second question.
      assertThat(asked).containsExactly("rebound.test");
    }
  }
}
