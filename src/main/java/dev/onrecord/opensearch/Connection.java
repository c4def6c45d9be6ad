package dev.onrecord.opensearch;

import dev.onrecord.opensearch.ClusterSettings.Credentials;
import dev.onrecord.search.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** Connects to the nodes of a cluster. */
final class Connection {
  private static final int CONNECT_SECONDS = 2;

  /** A node that answers later than this is given up for the next one. */
  private static final int ANSWER_SECONDS = 15;

  private static final int CONNECTIONS = 32;

  private Connection() {}

  static OpenSearchTransport to(ClusterSettings settings) {
    HttpHost[] hosts =
        settings.nodes().stream()
            .map(n -> new HttpHost(n.getScheme(), n.getHost(), n.getPort()))
            .toArray(HttpHost[]::new);
    SSLContext trusted = trusted(settings.certificates());
    return ApacheHttpClient5TransportBuilder.builder(hosts)
        .setMapper(new JacksonJsonpMapper())
        .setDefaultHeaders(headers(settings.credentials()))
        .setHttpClientConfigCallback(client ->
            client
                .setDefaultRequestConfig(
                    RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .setResponseTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .build())
                .setConnectionManager(
                    PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS * hosts.length)
                        .setDefaultConnectionConfig(
                            ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                                .setSocketTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                                .build())
                        .setTlsStrategy(
                            ClientTlsStrategyBuilder.create().setSslContext(trusted).buildAsync())
                        .build()))
        .build();
  }

  private static Header[] headers(Credentials credentials) {
    String who =
        switch (credentials) {
          case Credentials.None _ -> null;
          case Credentials.User user ->
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString(
                          (user.name() + ":" + user.password()).getBytes(StandardCharsets.UTF_8));
          case Credentials.ApiKey key -> "ApiKey " + key.key();
        };
    return who == null ? new Header[0] : new Header[] {new BasicHeader("Authorization", who, true)};
  }

  private static SSLContext trusted(@Nullable Path certificates) {
    if (certificates == null) {
      return SSLContexts.createSystemDefault();
    }
    try (InputStream pem = Files.newInputStream(certificates)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("engine-" + number++, each);
      }
      return SSLContexts.custom().loadTrustMaterial(store, null).build();
    } catch (IOException | GeneralSecurityException e) {
      throw new EngineException(
          "the certificates in " + certificates + " cannot be read: " + e.getMessage(), e);
    }
  }
}
