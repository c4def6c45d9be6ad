package dev.onrecord.server;

import dev.onrecord.access.Key;
import dev.onrecord.access.KeyRing;
import dev.onrecord.access.Scope;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;

/**
 * Decides who may do what. A key that is sent has to be good, whatever it is sent for; where none
 * is asked for, everybody may read and this machine may write.
 */
final class Gate {
  /** Who sends the key of {@code --key-file}, which has no other name. */
  private static final String KEY_FILE = "(key file)";

  private final KeyRing keys;
  private final WriteGuard guard;
  private final boolean readersNeedKeys;
  private final Clock clock;

  /**
   * @param guard for writers where there are no keys to write with
   * @param readersNeedKeys whether reading needs a key as well
   */
  Gate(KeyRing keys, WriteGuard guard, boolean readersNeedKeys, Clock clock) {
    this.keys = keys;
    this.guard = guard;
    this.readersNeedKeys = readersNeedKeys;
    this.clock = clock;
  }

  /** Lets a request through and notes whose it is, or throws {@link RefusedRequest}. */
  void admit(Context context, Scope scope) {
    Optional<Key> key = key(context);
    key.ifPresent(known -> Audit.who(context, known.name()));
    boolean open = scope == Scope.READ && !readersNeedKeys;
    if (key.isPresent()) {
      if (!open && !key.get().scopes().contains(scope)) {
        throw RefusedRequest.forbidden(
            "the key "
                + key.get().name()
                + " may not "
                + scope.word()
                + "; it was not made for it");
      }
      return;
    }
    if (guard.isKey(context.header("Authorization"))) {
      Audit.who(context, KEY_FILE);
      return;
    }
    boolean asked = scope == Scope.READ ? readersNeedKeys : keys.hasAny(Scope.WRITE);
    if (asked) {
      throw RefusedRequest.unauthorized("send a key as Authorization: Bearer KEY");
    }
    if (scope == Scope.WRITE) {
      guard.check(WriteGuard.Writer.of(context));
    }
  }

  /** Whose requests are counted together: those with the same good key, or from one address. */
  String counted(Context context) {
    if (guard.isKey(context.header("Authorization"))) {
      return KEY_FILE;
    }
    try {
      return key(context)
          .map(key -> "key " + key.name())
          .orElseGet(() -> RateLimit.network(context.req().getRemoteAddr()));
    } catch (RefusedRequest e) {
      return RateLimit.network(context.req().getRemoteAddr());
    }
  }

  /** The key of a request that is good, and known by its name. */
  private Optional<Key> key(Context context) {
    String authorization = context.header("Authorization");
    Optional<String> secret = WriteGuard.bearer(authorization);
    if (secret.isEmpty() || guard.isKey(authorization)) {
      return Optional.empty();
    }
    Optional<Key> key = keys.find(secret.get());
    if (key.isEmpty()) {
      throw RefusedRequest.unauthorized("the key that was sent is not known here");
    }
    String flaw = key.get().flaw(clock.instant());
    if (flaw != null) {
      throw RefusedRequest.unauthorized("the key " + key.get().name() + " " + flaw);
    }
    return key;
  }

  /** Whether a request could go through with a key. */
  String access(Context context, Scope scope) {
    try {
      admit(context, scope);
      return "allowed";
    } catch (RefusedRequest e) {
      return e.problem().status() == 401 ? "key" : "denied";
    }
  }
}
