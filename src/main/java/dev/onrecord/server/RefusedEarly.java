package dev.onrecord.server;

import dev.onrecord.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is no request at all, so that no route ever sees it: with a problem, as routes do.
 */
final class RefusedEarly extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = request.getAttribute(ERROR_STATUS) instanceof Integer code ? code : 500;
    String why = String.valueOf(request.getAttribute(ERROR_MESSAGE));
    Problem problem =
        Problem.of(
            "http", "The request was not taken", status, "the request cannot be read: " + why);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.write(
        true, ByteBuffer.wrap(Json.write(problem).getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }
}
