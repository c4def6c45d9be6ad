package dev.onrecord.reader;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of articles, and the ids that follow from them. */
public final class Address {
  private static final int LONGEST_ID = 256;
  private static final BasicURLNormalizer NORMALIZER = BasicURLNormalizer.newBuilder().build();

  /** What tells where a reader came from, and not what is read. */
  private static final Pattern TRACKING =
      Pattern.compile(
          "(?i)(?<=[?&])(utm_\\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|cmpid|ocid|smid|s_cid|xtor)=[^&]*&?");

  /** Sites that are one page tell their articles so. */
  private static final Pattern PAGE_BY_FRAGMENT = Pattern.compile("#[!/].*$");

  private Address() {}

  /**
   * An address without what leads to the same article: scheme, "www.", standard port, tracking
   * parameters, fragment, closing slash.
   */
  public static String of(String url) {
    String normal = url;
    try {
      String filtered = NORMALIZER.filter(url);
      Matcher page = PAGE_BY_FRAGMENT.matcher(url);
      normal = filtered == null ? url : page.find() ? filtered + page.group() : filtered;
    } catch (RuntimeException e) {
      // what cannot be made normal stays as it is
    }
    return TRACKING
        .matcher(normal)
        .replaceAll("")
        .replaceFirst("(?i)^https?://(www\\.)?", "")
        .replaceFirst("#(?![!/]).*$", "")
        .replaceFirst("[?&]$", "")
        .replaceFirst("/$", "");
  }

  /** The outlet, as far as an address tells: its host without "www."; empty when there is none. */
  public static String host(@Nullable String url) {
    String host = url == null ? "" : hostOf(url);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  /** The host of an address, in small letters; empty when there is none. */
  public static String hostOf(String url) {
    try {
      String host = new URI(url).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** An id for an article that brings none: of its address, else of its words. */
  static String idOf(String url, String publisher, String title, String text) {
    if (url.isBlank()) {
      return Digest.of(publisher, title, text).substring(0, 16);
    }
    String address = of(url);
    return address.length() <= LONGEST_ID && address.chars().noneMatch(Character::isISOControl)
        ? address
        : address.substring(0, Math.min(200, address.length())).replaceAll("\\p{Cntrl}", "")
            + "~"
            + Digest.of(address).substring(0, 16);
  }
}
