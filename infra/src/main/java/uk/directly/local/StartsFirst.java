package uk.directly.local;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * Makes one bean wait for another that it does not, and may not, know.
 *
 * @param first who starts first
 * @param waiting who waits, if they are there at all
 */
record StartsFirst(String first, String waiting) implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (beans.containsBeanDefinition(waiting)) {
            BeanDefinition definition = beans.getBeanDefinition(waiting);
            definition.setDependsOn(StringUtils.addStringToArray(definition.getDependsOn(), first));
        }
    }
}
