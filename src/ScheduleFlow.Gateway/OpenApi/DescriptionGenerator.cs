using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>
/// Generates the API's description:
/// <code>
///   declarations ─▶ DeclaredApi ─▶ the platform's OpenAPI service (schemas of the replies' records)
///                                    + OperationDescriber (parameters, bodies, errors, roles) + SchemaDescriber (doc comments)
/// </code>
/// </summary>
internal static class DescriptionGenerator
{
    private const string Name = "v1";

    private const string Overview =
        "Bodies and replies are UTF-8, field names snake_case, instants `yyyy-MM-ddTHH:mm:ssZ` in UTC. "
        + "Later versions may add fields; ignore those that you do not know. "
        + "An unknown field or parameter in a request is an error.\n\n"
        + "Every reply carries `X-Request-ID`: yours, where you send one of 1 to 64 characters of `A–Z a–z 0–9 . _ -`, "
        + "otherwise a new one. A W3C `traceparent` is copied into the logs. "
        + "Every GET also answers HEAD, and every path answers OPTIONS with its methods in `Allow`.\n\n"
        + "`x-role` says who may call an operation: anyone, or a viewer, editor or admin and the roles above. "
        + "Where the server runs in Development, a program on the same machine is an editor without a key. "
        + "`tuner` is a viewer, or anyone where the server's tuner is open.";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>The document, indented, ending in a line feed.</returns>
    public static async Task<string> GenerateAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore(); // a host needs a server; this one is never started
        builder.Services.AddLogging();
        builder.Services.AddRouting();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddOpenApi(Name, openApi =>
        {
            openApi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            openApi.AddDocumentTransformer(Describe);
            openApi.AddOperationTransformer(OperationDescriber.Describe);
            openApi.AddSchemaTransformer(new SchemaDescriber(DocComments.OfContracts).Describe);
        });
        builder.Services.AddSingleton<IApiDescriptionProvider, DeclaredApi>();
        await using var app = builder.Build();
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(cancellation);
        var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation))!;
        SchemaDescriber.DropAbsentNulls(json["components"]!["schemas"]!.AsObject());
        SharedComponents.ShareErrors(json.AsObject());
        return json.ToJsonString(Written) + "\n";
    }

    private static Task Describe(
        Microsoft.OpenApi.OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ScheduleFlow",
            Version = ProductVersion.Current,
            Summary = "A playout scheduler: import schedules, check them, fill a calendar, export what other systems read.",
            Description = Overview,
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        SharedComponents.AddTo(document);
        return Task.CompletedTask;
    }
}
