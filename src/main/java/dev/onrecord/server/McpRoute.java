package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.mcp.McpEndpoint;
import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Assistants' questions over HTTP (Model Context Protocol, streamable HTTP without streams): a POST
 * has its answer, and nothing is kept.
 */
final class McpRoute {
  private final Onrecord onrecord;
  private @Nullable McpEndpoint endpoint;
  private final Cors cors;
  private final PublicAddress address;

  McpRoute(Onrecord onrecord, Cors cors, PublicAddress address) {
    this.cors = cors;
    this.address = address;
    this.onrecord = onrecord;
  }

  /** Made when an assistant asks first: a start need not wait for it. */
  private synchronized McpEndpoint endpoint() {
    McpEndpoint made = endpoint == null ? new McpEndpoint(onrecord) : endpoint;
    endpoint = made;
    return made;
  }

  void answer(Context context) throws IOException {
    checkOrigin(context.header("Origin"), context.host());
    String version = context.header("MCP-Protocol-Version");
    if (version != null && !McpEndpoint.VERSIONS.contains(version)) {
      throw new RefusedRequest(
          Problem.of(
              "mcp",
              "Not a message that is answered",
              400,
              "the protocol is spoken in the versions "
                  + String.join(", ", McpEndpoint.VERSIONS)
                  + ", not "
                  + version));
    }
    if (!Parameters.contentType(context).equalsIgnoreCase("application/json")) {
      throw RefusedRequest.mediaType("send one message as application/json");
    }
    byte[] message = context.bodyInputStream().readNBytes(McpEndpoint.LONGEST_MESSAGE + 1);
    if (message.length > McpEndpoint.LONGEST_MESSAGE) {
      throw RefusedRequest.tooLarge(
          "The message is too large",
          "a message has at most " + McpEndpoint.LONGEST_MESSAGE + " bytes");
    }
    McpEndpoint.Answer answer = endpoint().answer(message);
    if (answer.reply().isEmpty()) {
      context.status(202);
      return;
    }
    context
        .status(answer.isMessage() ? 200 : 400)
        .result(answer.reply().get())
        .contentType("application/json");
  }

  /** No stream is offered, and there is no session to end. */
  static void checkMethod(Context context) {
    if (!context.req().getMethod().equals("POST")) {
      context.header("Allow", "POST");
      throw new RefusedRequest(
          Problem.of("mcp", "Not a message that is answered", 405, "send messages by POST"));
    }
  }

  /** A page of another site has no business here, whatever name it found this server by. */
  private void checkOrigin(@Nullable String origin, @Nullable String host) {
    if (origin != null && !address.isOwn(origin, host) && !cors.allows(origin)) {
      throw RefusedRequest.forbidden("another site's page may not ask here");
    }
  }
}
