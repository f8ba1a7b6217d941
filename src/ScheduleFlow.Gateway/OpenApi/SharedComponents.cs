using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>The parts that many operations share: headers, the key, an example of each error.</summary>
internal static class SharedComponents
{
    public const string Key = "key";
    public const string RequestId = "RequestId";
    public const string IdempotencyKey = "IdempotencyKey";
    public const string IfNoneMatch = "IfNoneMatch";
    public const string RetryAfter = "RetryAfter";
    public const string Link = "Link";
    public const string ETag = "ETag";
    public const string Location = "Location";

    private const string Json = "application/json";
    private const string RequestIdPattern = "^[A-Za-z0-9._-]{1,64}$";

    public static void AddTo(Microsoft.OpenApi.OpenApiDocument document)
    {
        document.Tags = Tags().Where(tag => document.Tags?.Any(used => used.Name == tag.Name) is true).ToHashSet();
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key, as `Authorization: Bearer KEY`.",
            },
        };
        components.Headers = new Dictionary<string, IOpenApiHeader>
        {
            [RequestId] = Header("The id of the request.", isRequired: true, RequestIdSchema()),
            [RetryAfter] = Header("Seconds after which a retry may work.", isRequired: true, Seconds()),
            [Link] = Header(
                "The next page, as in `</api/schedules?limit=20&after=…>; rel=\"next\"` (RFC 8288); absent on the last.",
                isRequired: false,
                Text()),
            [Location] = Header("The path of what was created.", isRequired: true, Text()),
            [ETag] = Header("Send it back as `If-None-Match`; absent for some 2.5 seconds after a change.", isRequired: false, Text()),
        };
        components.Parameters = new Dictionary<string, IOpenApiParameter>
        {
            [RequestId] = Parameter(
                "X-Request-ID",
                "Your own id for the request; one that does not match the pattern is replaced.",
                RequestIdSchema()),
            [IdempotencyKey] = Parameter(
                Contracts.Operations.Operation.IdempotencyHeader,
                "1 to 255 visible ASCII characters. "
                + "The same key with the same request within 24 hours gets the first reply again and changes nothing.",
                new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255, Pattern = "^[!-~]+$" }),
            [IfNoneMatch] = Parameter("If-None-Match", "The `ETag` of an earlier reply.", Text()),
        };
        components.Examples = ErrorType.All.ToDictionary(type => type.Name, type => (IOpenApiExample)new OpenApiExample
        {
            Summary = type.Meaning,
            Value = new JsonObject { ["status"] = "error", ["type"] = type.Name, ["message"] = type.Meaning, ["request_id"] = "d96329dd" },
        });
    }

    /// <summary>Describes each error reply once, however many operations have it.</summary>
    public static void ShareErrors(JsonObject document)
    {
        var shared = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var operation in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
        {
            var responses = operation.Value!["responses"]!.AsObject();
            foreach (var (status, response) in responses.ToList())
            {
                if (response!["content"]?[Json]?["examples"] is not JsonObject examples)
                {
                    continue;
                }

                var name = $"error-{status}-{string.Join('-', examples.Select(example => example.Key))}";
                responses[status] = new JsonObject { ["$ref"] = $"#/components/responses/{name}" };
                shared[name] = response;
            }
        }

        document["components"]!["responses"] = new JsonObject(
            shared.Select(response => KeyValuePair.Create(response.Key, (JsonNode?)response.Value)));
    }

    // The areas in their order, then the gateway's own groups.
    private static IEnumerable<OpenApiTag> Tags() => Enum.GetValues<Area>()
        .Select(area => new OpenApiTag { Name = DescribedRoute.TagOf(area), Description = DocComments.OfContracts.Of(area) })
        .Append(new OpenApiTag { Name = Policies.Tuner, Description = "The channels as TVs, media servers and players look for them." })
        .Append(new OpenApiTag { Name = GatewayRoutes.Jobs, Description = "Long work, and how far it is." })
        .Append(new OpenApiTag { Name = GatewayRoutes.System, Description = "The state of the server." });

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Seconds() => new() { Type = JsonSchemaType.Integer, Minimum = "1" };

    private static OpenApiSchema RequestIdSchema() => new() { Type = JsonSchemaType.String, Pattern = RequestIdPattern };

    private static OpenApiHeader Header(string description, bool isRequired, OpenApiSchema schema) =>
        new() { Description = description, Required = isRequired, Schema = schema };

    private static OpenApiParameter Parameter(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = schema };
}
