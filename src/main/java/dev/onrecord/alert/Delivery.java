package dev.onrecord.alert;

import java.time.Instant;
import java.util.List;

/**
 * Some new quotes of an alert, to be told of together.
 *
 * @param alert its name
 * @param number the first one of an alert is 1
 * @param state what became of it
 * @param attempts how often it was tried
 * @param due when it is tried next
 * @param trouble why the last attempt failed; empty where none did
 * @param made when its quotes were found
 * @param quotes their ids at that time
 * @param body what is sent, in JSON
 */
public record Delivery(
    String alert,
    long number,
    State state,
    int attempts,
    Instant due,
    String trouble,
    Instant made,
    List<String> quotes,
    String body) {
  /** What became of a delivery. */
  public enum State {
    /** It is to be tried. */
    WAITING,
    DONE,
    /** It was tried for so long that it is tried no more until somebody says so. */
    GIVEN_UP
  }

  /** Copies the list. */
  public Delivery {
    quotes = List.copyOf(quotes);
  }

  /** A name that no other delivery has. */
  String id() {
    return id(alert, number);
  }

  static String id(String alert, long number) {
    return alert + "-" + number;
  }

  Delivery done() {
    return new Delivery(alert, number, State.DONE, attempts + 1, due, "", made, quotes, body);
  }

  Delivery failed(String why, Instant next) {
    return new Delivery(alert, number, State.WAITING, attempts + 1, next, why, made, quotes, body);
  }

  Delivery givenUp(String why) {
    return new Delivery(alert, number, State.GIVEN_UP, attempts + 1, due, why, made, quotes, body);
  }

  Delivery again(Instant now) {
    return new Delivery(alert, number, State.WAITING, 0, now, trouble, now, quotes, body);
  }
}
