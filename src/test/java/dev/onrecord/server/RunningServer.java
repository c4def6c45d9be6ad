package dev.onrecord.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onrecord.Onrecord;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A real server on a free port, and a client of it. */
public final class RunningServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Onrecord onrecord;
  private final OnrecordServer server;

  /** Starts on an index of its own, with the sample in it. */
  public RunningServer(Path folder) throws IOException {
    this.onrecord = Onrecord.open(folder);
    onrecord.ingestSample();
    this.server =
        OnrecordServer.start(
            onrecord,
            OnrecordServer.Options.local(0)
                .watching(
                    new OnrecordServer.Watched(folder.resolve("alerts"), Duration.ofMillis(100))));
  }

  /** The embedded API behind it. */
  public Onrecord onrecord() {
    return onrecord;
  }

  /** The page's address. */
  public String address() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  HttpResponse<String> send(String method, String path, String type, String body) {
    return sendTo(method, address() + path, type, body);
  }

  /** What is sent and answered has to be as the server describes itself. */
  HttpResponse<String> sendTo(
      String method, String address, String type, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpRequest sent = request.build();
      HttpResponse<String> answer = client.send(sent, BodyHandlers.ofString());
      assertThat(
              ApiDescription.served()
                  .faults(
                      new ApiDescription.Exchange(
                          method,
                          sent.uri(),
                          sent.headers(),
                          body,
                          answer.statusCode(),
                          answer.headers(),
                          answer.body())))
          .as(method + " " + address)
          .isEmpty();
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "", "");
  }

  /** What another server answers. */
  HttpResponse<String> getFrom(String address) {
    return sendTo("GET", address, "", "");
  }

  JsonNode json(String path) {
    return tree(get(path).body());
  }

  /** A text of JSON. */
  public static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(json, e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    server.close();
    onrecord.close();
  }
}
