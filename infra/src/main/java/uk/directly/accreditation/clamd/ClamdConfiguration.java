package uk.directly.accreditation.clamd;

import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.directly.accreditation.EvidenceSettings;
import uk.directly.accreditation.FileScan;

/** The scanner that {@code directly.evidence.clamd} names. */
@Configuration(proxyBeanMethods = false)
class ClamdConfiguration {
    private static final int PORT = 3310;

    @Bean
    @ConditionalOnProperty("directly.evidence.clamd")
    FileScan clamd(EvidenceSettings settings) {
        URI address = URI.create("tcp://" + settings.clamd());
        if (address.getHost() == null) {
            throw new IllegalArgumentException("directly.evidence.clamd is not host:port");
        }
        return new ClamdScan(address.getHost(), address.getPort() < 0 ? PORT : address.getPort());
    }
}
