package uk.directly;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import uk.directly.people.Actor;
import uk.directly.web.Viewer;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.RequestKey;

/** The OpenAPI document: what springdoc reads from the controllers, and what all routes share. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
    private static final String PROBLEM = "Problem";
    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Viewer.class, Paging.class, RequestKey.class);
    }

    @Bean
    OpenAPI described() {
        return new OpenAPI()
                .info(new Info()
                        .title("Directly")
                        .version("1")
                        .description("Find and book support, and pay for it from a support budget. Money is integer"
                                + " pence; times are ISO 8601 with an offset; errors are RFC 9457 problems."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problem()));
    }

    @Bean
    OperationCustomizer shared() {
        return (operation, handler) -> {
            if (takes(handler, Paging.class)) {
                operation.addParametersItem(limit()).addParametersItem(cursor());
            }
            if (takes(handler, RequestKey.class)) {
                operation.addParametersItem(requestKey());
            }
            if (Routes.gate(handler) instanceof Routes.Gate.Only) {
                operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
                operation.addParametersItem(actFor());
            }
            refusals(operation);
            return operation;
        };
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Stream.of(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }

    private static void refusals(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Parameter limit() {
        Schema<?> schema = new IntegerSchema();
        schema.setMinimum(java.math.BigDecimal.ONE);
        schema.setMaximum(java.math.BigDecimal.valueOf(Paging.MAX_LIMIT));
        schema.setExample(Paging.DEFAULT_LIMIT);
        return new Parameter().in("query").name("limit").schema(schema);
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name("cursor")
                .description("\"next\" of the part before")
                .schema(new StringSchema());
    }

    private static Parameter requestKey() {
        Schema<?> schema = new StringSchema();
        schema.setMinLength(1);
        schema.setMaxLength(RequestKey.MAX_LENGTH);
        return new Parameter()
                .in("header")
                .name(RequestKey.HEADER)
                .required(true)
                .schema(schema);
    }

    private static Parameter actFor() {
        return new Parameter()
                .in("header")
                .name(RouteAccess.ACT_FOR)
                .description("The person this is done for; without it, oneself")
                .schema(new StringSchema().format("uuid"));
    }

    private static Schema<?> problem() {
        Schema<?> error =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        Schema<?> problem = new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error))
                .addProperty("requestId", new StringSchema());
        problem.setRequired(List.of("type", "title", "status", "detail", "requestId"));
        return problem;
    }
}
