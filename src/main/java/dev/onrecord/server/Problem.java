package dev.onrecord.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param type what kind of error, a lasting name
 * @param title the same in words, alike for all errors of the type
 * @param status the HTTP status
 * @param detail what is wrong this time, and what would be right
 * @param parameter the parameter it is about, or null
 * @param position index of the first wrong character of the query, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String parameter,
    @Nullable Integer position) {
  static Problem of(String name, String title, int status, String detail) {
    return new Problem(type(name), title, status, detail, null, null);
  }

  static String type(String name) {
    return "urn:onrecord:problem:" + name;
  }
}
