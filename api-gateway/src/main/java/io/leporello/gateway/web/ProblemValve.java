package io.leporello.gateway.web;

import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests that are so broken that Tomcat lets no filter see them; its own answer would be a page of HTML. */
final class ProblemValve extends ErrorReportValve {

    private final JsonMapper json;

    ProblemValve(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        var id = RequestId.of(request);
        var problem = Problem.of(response.getStatus(), "The request is not well-formed HTTP.", List.of(), id);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setHeader(RequestId.HEADER, id);
            response.getOutputStream().write(json.writeValueAsBytes(problem));
        } catch (IOException | IllegalStateException gone) {
            // Nobody is left to read it.
            return;
        }
    }
}
