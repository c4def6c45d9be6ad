package dev.onrecord.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of hosts, and refuses those that are not of the public internet. The client
 * connects to what is found here and nowhere else, so a name that means another address the next
 * time it is asked for changes nothing.
 */
final class AddressGuard implements DnsResolver {
  /** Ranges of IPv4 that are nobody's or somebody's own (RFC 6890), as address/prefix. */
  private static final List<String> OWN =
      List.of(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Thrown when a host has no address that may be reached. */
  static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    PrivateAddressException(String host) {
      super(host + " is an address of this machine or of a private network");
    }
  }

  /** Names in, addresses out. */
  interface Lookup {
    InetAddress[] of(String name) throws UnknownHostException;
  }

  private final Lookup lookup;
  private final BiPredicate<String, InetAddress> allowed;

  AddressGuard(Lookup lookup, BiPredicate<String, InetAddress> allowed) {
    this.lookup = lookup;
    this.allowed = allowed;
  }

  /** A guard that lets only some hosts have addresses that are not public. */
  static AddressGuard of(Predicate<String> mayBePrivate) {
    return new AddressGuard(
        InetAddress::getAllByName, (host, address) -> isPublic(address) || mayBePrivate.test(host));
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    InetAddress[] reachable =
        Arrays.stream(lookup.of(name))
            .filter(address -> allowed.test(name, address))
            .toArray(InetAddress[]::new);
    if (reachable.length == 0) {
      throw new PrivateAddressException(host);
    }
    return reachable;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return OWN.stream().noneMatch(range -> isIn(bytes, range));
    }
    // Only 2000::/3 is given out, and of that not what stands for IPv4 (6to4, Teredo) or for no
    // one.
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    return first >>> 13 == 1
        && first != 0x2002
        && !(first == 0x2001 && (second == 0 || second == 0xdb8));
  }

  private static boolean isIn(byte[] address, String range) {
    int slash = range.indexOf('/');
    int length = Integer.parseInt(range.substring(slash + 1));
    String[] parts = range.substring(0, slash).split("\\.", -1);
    int network = 0;
    int given = 0;
    for (int i = 0; i < 4; i++) {
      network = (network << 8) | Integer.parseInt(parts[i]);
      given = (given << 8) | (address[i] & 0xff);
    }
    int mask = -1 << (32 - length);
    return (given & mask) == (network & mask);
  }
}
