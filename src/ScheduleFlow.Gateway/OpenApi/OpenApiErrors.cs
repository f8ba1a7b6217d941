using System.Text.Json.Nodes;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>
/// The error replies of the description: an operation's part names types, or groups of them, in <c>x-errors</c>; what
/// status a type has is asked of <see cref="ErrorType"/>.
/// </summary>
internal sealed class OpenApiErrors
{
    private const string Names = "x-errors";
    private const string Role = "x-role";
    private const string Anyone = "anyone";

    private static readonly Dictionary<string, ErrorType[]> Groups = new()
    {
        // Whatever a worker does.
        ["@worker"] =
        [
            ErrorType.Validation, ErrorType.Usage, ErrorType.StoreCorrupt, ErrorType.PermissionDenied, ErrorType.Unavailable,
            ErrorType.QueueFull, ErrorType.WorkerFailed, ErrorType.Timeout,
        ],

        // What it also may do where it writes.
        ["@change"] = [ErrorType.TooLarge, ErrorType.DiskFull],

        // A body of arguments.
        ["@json"] = [ErrorType.ParseError, ErrorType.Validation, ErrorType.TooLarge, ErrorType.UnsupportedMediaType],
    };

    private readonly JsonObject _examples;
    private readonly JsonObject _responses;

    /// <param name="examples">One a type.</param>
    /// <param name="components">
    /// Get the examples, the names of all types where <c>type</c> is described, and the error replies as operations need them.
    /// </param>
    public OpenApiErrors(JsonObject examples, JsonObject components)
    {
        _examples = examples;
        _responses = components["responses"]!.AsObject();
        components["schemas"]!["Error"]!["properties"]!["type"]!["enum"] = new JsonArray([.. ErrorType.All.Select(type => JsonValue.Create(type.Name))]);
        components["examples"] = new JsonObject(ErrorType.All.Select(type => KeyValuePair.Create(type.Name, (JsonNode?)examples[type.Name]!.DeepClone())));
        foreach (var (_, response) in _responses)
        {
            AddRequestId(response!.AsObject());
        }
    }

    /// <summary>An operation's error replies, its security, and the header that every reply has.</summary>
    public void AddTo(JsonObject operation)
    {
        var role = operation[Role]!.GetValue<string>();
        var isForAnyone = role == Anyone;
        operation["security"] = role switch
        {
            Anyone => new JsonArray(),
            Policies.Admin => new JsonArray(Key()),
            _ => new JsonArray(Key(), new JsonObject()), // without one where the caller is a program on the same machine
        };
        var parameters = operation["parameters"] as JsonArray ?? [];
        parameters.Add(Reference("parameters", "RequestId"));
        operation["parameters"] = parameters;

        var responses = operation["responses"]!.AsObject();
        foreach (var status in TypesOf(operation, isForAnyone).Distinct().GroupBy(type => type.HttpStatus).OrderBy(status => status.Key))
        {
            responses.Add(status.Key.ToString(provider: null), Response(status.Key, [.. status.OrderBy(type => ErrorType.All.IndexOf(type))]));
        }

        foreach (var (_, response) in responses)
        {
            if (response!["$ref"] is null)
            {
                AddRequestId(response.AsObject());
            }
        }

        operation.Remove(Names);
    }

    private static void AddRequestId(JsonObject response)
    {
        var headers = response["headers"] as JsonObject ?? [];
        headers["X-Request-ID"] = Reference("headers", "RequestId");
        response["headers"] = headers;
    }

    private static IEnumerable<ErrorType> TypesOf(JsonObject operation, bool isForAnyone)
    {
        var named = operation[Names]!.AsArray().Select(name => name!.GetValue<string>())
            .SelectMany(name => Groups.TryGetValue(name, out var group) ? group : [ErrorType.All.Single(type => type.Name == name)]);
        return isForAnyone
            ? [ErrorType.Unexpected, .. named]
            : [ErrorType.Unauthorized, ErrorType.Forbidden, ErrorType.RateLimited, ErrorType.Unexpected, .. named];
    }

    /// <summary>A reply is described once, however many operations have it.</summary>
    private JsonObject Response(int status, IReadOnlyCollection<ErrorType> types)
    {
        var name = string.Join('-', types.Select(type => type.Name).Prepend($"error-{status}"));
        if (!_responses.ContainsKey(name))
        {
            _responses[name] = Describe(status, types);
        }

        return Reference("responses", name);
    }

    private JsonObject Describe(int status, IReadOnlyCollection<ErrorType> types)
    {
        var response = new JsonObject
        {
            ["description"] = string.Join(' ', types.Select(type => $"`{type.Name}`: {_examples[type.Name]!["summary"]}")),
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject
                {
                    ["schema"] = Reference("schemas", "Error"),
                    ["examples"] = new JsonObject(types.Select(type => KeyValuePair.Create(type.Name, (JsonNode?)Reference("examples", type.Name)))),
                },
            },
        };
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response["headers"] = new JsonObject { ["Retry-After"] = Reference("headers", "RetryAfter") };
        }

        AddRequestId(response);
        return response;
    }

    private static JsonObject Key() => new() { ["key"] = new JsonArray() };

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };
}
