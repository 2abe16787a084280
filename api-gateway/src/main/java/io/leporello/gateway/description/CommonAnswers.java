package io.leporello.gateway.description;

import io.leporello.gateway.web.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;

/** What any call may answer instead of what was hoped for: problems, each under its status. */
final class CommonAnswers {

    private static final Map<String, String> ALWAYS = Map.of(
            "400", "Cannot be read",
            "401", "Nobody is signed in",
            "403", "Not allowed to the caller",
            "404", "Not there, or not the caller's to see",
            "429", "Too many calls",
            "503", "Cannot be served now");

    private static final Map<String, String> WITH_A_BODY = Map.of(
            "409", "Contradicts what is there",
            "413", "Too large",
            "415", "Of a content type that is not read here",
            "422", "Readable, but refused");

    private static final Map<String, String> OF_A_READ =
            Map.of("504", "The read models did not catch up within the seconds of \"wait\"");

    private CommonAnswers() {}

    static void addTo(OpenAPI api) {
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
        api.getPaths().values().forEach(item -> item.readOperationsMap().forEach(CommonAnswers::add));
    }

    private static void add(HttpMethod method, Operation operation) {
        ALWAYS.forEach((status, meaning) -> add(operation, status, meaning));
        if (operation.getRequestBody() != null)
            WITH_A_BODY.forEach((status, meaning) -> add(operation, status, meaning));
        if (method == HttpMethod.GET) OF_A_READ.forEach((status, meaning) -> add(operation, status, meaning));
    }

    private static void add(Operation operation, String status, String meaning) {
        var problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        var content = new Content().addMediaType("application/problem+json", problem);
        operation
                .getResponses()
                .addApiResponse(status, new ApiResponse().description(meaning).content(content));
    }
}
