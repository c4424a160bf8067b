package uk.directly.file.clamd;

import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.directly.file.FileScan;
import uk.directly.file.FileSettings;

/** The scanner that {@code directly.files.clamd} names. */
@Configuration(proxyBeanMethods = false)
class ClamdConfiguration {
    private static final int PORT = 3310;

    @Bean
    @ConditionalOnProperty("directly.files.clamd")
    FileScan clamd(FileSettings settings) {
        URI address = URI.create("tcp://" + settings.clamd());
        if (address.getHost() == null) {
            throw new IllegalArgumentException("directly.files.clamd is not host:port");
        }
        return new ClamdScan(address.getHost(), address.getPort() < 0 ? PORT : address.getPort());
    }
}
