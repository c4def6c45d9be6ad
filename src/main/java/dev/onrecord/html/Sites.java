package dev.onrecord.html;

import crawlercommons.domains.EffectiveTldFinder;
import org.jspecify.annotations.Nullable;

/** Which hosts are of one site, by the list of public suffixes; of others by the last two parts. */
final class Sites {
  private Sites() {}

  static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && other != null && site(one).equals(site(other));
  }

  private static String site(String host) {
    String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
    return domain == null ? host.replaceFirst("^.*\\.([^.]+\\.[^.]+)$", "$1") : domain;
  }
}
