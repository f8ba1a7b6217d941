using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using ScheduleFlow.Contracts;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.OpenApi;

/// <summary>The description is well-formed, complete, and the one in docs/.</summary>
public sealed class OpenApiDocumentTests
{
    [Fact(Timeout = 30_000)]
    public async Task Everybody_gets_a_valid_OpenAPI_3_1_document()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Security:Anonymous=none");

        var reply = await gateway.GetAsync("/openapi/v1.json");

        reply.Status.Should().Be(200);
        reply.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
        var read = Microsoft.OpenApi.OpenApiDocument.Parse(reply.Text, "json", new OpenApiReaderSettings());
        read.Diagnostic!.Errors.Should().BeEmpty();
        read.Diagnostic.Warnings.Should().BeEmpty();
        read.Diagnostic.SpecificationVersion.Should().Be(OpenApiSpecVersion.OpenApi3_1);
        read.Document!.Info.Version.Should().Be(ProductVersion.Current);
    }

    [Fact(Timeout = 30_000)]
    public async Task Every_endpoint_is_described_with_its_role_and_nothing_else_is()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var mapped = gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Where(method => method != "HEAD") // the description says so once, for every GET
                .Select(method => $"{method} {endpoint.RoutePattern.RawText!.Replace("{**", "{", StringComparison.Ordinal)}: {endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "anyone"}"));

        var described = (await gateway.GetAsync("/openapi/v1.json")).Json.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}: {operation.Value.GetProperty("x-role").GetString()}"));

        described.Should().BeEquivalentTo(mapped);
    }

    [Fact(Timeout = 30_000)]
    public async Task Operations_have_ids_of_their_own_and_every_path_has_its_parameters()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var paths = (await gateway.GetAsync("/openapi/v1.json")).Json.GetProperty("paths");

        var operations = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => (path.Name, operation.Value))).ToArray();

        operations.Select(operation => operation.Value.GetProperty("operationId").GetString()).Should().OnlyHaveUniqueItems();
        foreach (var (path, operation) in operations.Where(operation => operation.Name.Contains("{id}", StringComparison.Ordinal)))
        {
            operation.GetProperty("parameters").EnumerateArray().Should().Contain(
                parameter => parameter.ToString().Contains("\"id\"") && parameter.GetProperty("in").GetString() == "path" && parameter.GetProperty("required").GetBoolean(), path);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task Every_type_of_error_has_an_example_and_a_place_among_the_types()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var components = (await gateway.GetAsync("/openapi/v1.json")).Json.GetProperty("components");

        var types = ErrorType.All.Select(type => type.Name).ToArray();

        components.GetProperty("schemas").GetProperty("Error").GetProperty("properties").GetProperty("type").GetProperty("enum")
            .EnumerateArray().Select(name => name.GetString()).Should().Equal(types);
        foreach (var type in types)
        {
            components.GetProperty("examples").GetProperty(type).GetProperty("value").GetProperty("type").GetString().Should().Be(type);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task The_document_in_the_repository_is_the_one_that_is_served()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var served = (await gateway.GetAsync("/openapi/v1.json")).Text;

        var kept = await File.ReadAllTextAsync(Repository.PathTo("docs", "openapi.json"), TestContext.Current.CancellationToken);
        (kept.ReplaceLineEndings("\n") == served).Should().BeTrue("docs/openapi.json is made from src/ScheduleFlow.Gateway/OpenApi: build, then `cp artifacts/openapi.json docs/`");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_pages_load_everything_from_this_server()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Security:Anonymous=none");

        var page = await gateway.GetAsync("/docs/");
        var script = await gateway.GetAsync("/docs/scalar.js");

        page.Status.Should().Be(200);
        page.Text.Should().Contain("openapi/v1.json").And.NotContain("://");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("connect-src 'self'").And.NotContain("://").And.NotContain("*");
        script.Status.Should().Be(200);
        script.ContentHeaders.ContentType!.MediaType.Should().Be("text/javascript");
    }
}
