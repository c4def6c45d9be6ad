package dev.onrecord.alert;

import dev.onrecord.fetch.Poster;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends deliveries as the <a href="https://www.standardwebhooks.com">Standard Webhooks</a> have it:
 * with an id that stays, the time, and a signature of both and the body.
 */
final class Webhook {
  private static final String MARK = "whsec_";
  private static final String HASH = "HmacSHA256";

  private Webhook() {}

  static Poster.Sent send(
      Poster poster, String address, String secret, Delivery delivery, Instant now) {
    String time = String.valueOf(now.getEpochSecond());
    String signature = "v1," + signature(secret, delivery.id(), time, delivery.body());
    return poster.post(
        URI.create(address),
        Map.of(
            "webhook-id", delivery.id(),
            "webhook-timestamp", time,
            "webhook-signature", signature),
        delivery.body().getBytes(StandardCharsets.UTF_8));
  }

  static String signature(String secret, String id, String time, String body) {
    try {
      Mac mac = Mac.getInstance(HASH);
      byte[] key = Base64.getDecoder().decode(secret.substring(MARK.length()));
      mac.init(new SecretKeySpec(key, HASH));
      String signed = id + "." + time + "." + body;
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
