using System.Globalization;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>
/// Reads an HTTP request into a launch of its operation, as the declaration says:
/// <code>
///   path ─(1)▶ presets ─(2)▶ body ─(3)▶ query ─(4)▶ header ─(5)▶ launch
///                              │
///                              └ fields │ JSON for the worker │ document, form or filepath
/// </code>
/// A JSON body counts before the query, and the query before the fields of a form. Documents are streamed, whatever their
/// size.
/// </summary>
internal sealed class RequestReader(GatewayOptions options)
{
    public const string Stdin = "-";
    private const string FormatField = OperationEndpoints.FormatField;

    // These mark a JSON body as a document: older versions exported documents with a "filepath" of their own.
    private static readonly string[] DocumentFields = ["events", "schedule", "schedules", "items", "channels"];

    /// <returns>The launch, or the errors of the request.</returns>
    public async Task<Outcome<ReadRequest>> ReadAsync(
        HttpContext http, Operation operation, HttpRoute route, params (string Field, string Value)[] further)
    {
        var asked = new AskedOperation(operation, route) { RefusesUnknown = options.UnknownFields == UnknownFields.Error };

        // (1)
        foreach (var option in asked.Options)
        {
            if (route.InPath(option) is { } name && http.Request.RouteValues[name] is string text)
            {
                // Routing leaves an encoded slash as it is; a name may have one.
                asked.Request.Add(option, text.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
            }
        }

        // (2)
        foreach (var (field, value) in route.Presets.Concat(further))
        {
            asked.Request.Add(operation.Options.First(option => option.Field == field), value);
        }

        // (3)
        var body = route.Body switch
        {
            BodyKind.Fields => await ReadFieldsAsync(http, asked),
            BodyKind.Json => ReadJson(http, asked),
            BodyKind.Request => ReadRequest(http, asked),
            BodyKind.Document => await ReadDocumentAsync(http, asked),
            _ => new ReadBody(null),
        };
        if (body.Problem is { } problem)
        {
            return problem;
        }

        // (4)
        if (!body.FollowsQuery)
        {
            ReadQuery(http, asked, route.Body is BodyKind.None or BodyKind.Document);
        }

        ReadHeaders(http, asked);

        asked.AddDefaults();
        asked.CheckRequired();
        if ((asked.Problem ?? ScopeGate.RefusalOf(http, asked.Request)) is { } wrong)
        {
            return wrong;
        }

        // (5)
        var format = asked.Request.Values.FirstOrDefault(value => value.Option.Field == FormatField).Text;
        var answered = route.In(format);
        return new ReadRequest(asked.Request, Launch(http, asked, body) with { Reply = answered.Reply }, answered);
    }

    private LaunchRequest Launch(HttpContext http, AskedOperation asked, ReadBody body)
    {
        var (operation, request) = (asked.Operation, asked.Request);
        if (operation.IsRepeatable && http.Request.Headers.TryGetValue(Operation.IdempotencyHeader, out var key))
        {
            request.Add(Operation.IdempotencyKey, key.ToString());
        }

        var launch = new LaunchRequest(operation.Name)
        {
            Options = [.. request.Options(), .. body.Options],
            Operands = [.. request.Operands()],
            Body = body.Stream,
            IsChange = operation.IsChange || asked.Route.IsChange,
        };
        if (!KeyScope.Of(http.User).Channels.IsEmpty)
        {
            launch = launch.With(WorkerOptions.WholeIds, ValueCheck.True);
        }

        foreach (var root in MayNamePaths(asked) ? options.ImportRoots : [])
        {
            launch = launch.With(WorkerOptions.ImportRoot, root);
        }

        return asked.Ignored.Aggregate(launch, static (with, field) => with.With(WorkerOptions.IgnoredField, field));
    }

    // A JSON request may name files in its fields, as a plan names its playlists.
    private static bool MayNamePaths(AskedOperation asked) => asked.Route.Body == BodyKind.Request
        ? asked.Options.Any(option => option.Type == OptionType.Document)
        : asked.Request.Values.Any(value => value.Option.Type == OptionType.Document && (value.Text != Stdin || value.Option.NamesFiles));

    private static void ReadQuery(HttpContext http, AskedOperation asked, bool hasOptions)
    {
        foreach (var (name, values) in http.Request.Query)
        {
            if (hasOptions && asked.Find(name) is { } option && asked.TakesInQuery(option))
            {
                foreach (var value in option.IsList ? values.ToArray() : [values.FirstOrDefault()])
                {
                    asked.Add(option, value ?? "");
                }
            }
            else
            {
                asked.MeetUnknown(name, "parameter", hasOptions ? asked.Options.Where(option => asked.TakesInQuery(option)) : []);
            }
        }
    }

    private static void ReadHeaders(HttpContext http, AskedOperation asked)
    {
        foreach (var option in asked.Options)
        {
            if (option.Header is { } name && http.Request.Headers.TryGetValue(name, out var values))
            {
                asked.AddHeader(option, name, values.ToString());
            }
        }
    }

    private static void ReadFields(AskedOperation asked, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var field in body.EnumerateObject())
        {
            if (!JsonText.TryName(field, out var name))
            {
                asked.Refuse("The name of a field is not valid Unicode.");
            }
            else if (asked.Find(name) is { } option)
            {
                asked.Add(option, field.Value);
            }
            else
            {
                asked.MeetUnknown(name, "field");
            }
        }
    }

    private static async Task<ReadBody> ReadFieldsAsync(HttpContext http, AskedOperation asked)
    {
        if (!(await JsonBody.ReadObjectAsync(http.Request, http.RequestAborted)).TryGet(out var body, out var problem))
        {
            return new ReadBody(null) { Problem = problem };
        }

        ReadFields(asked, body);
        return new ReadBody(null);
    }

    // The whole body is the document.
    private static ReadBody ReadJson(HttpContext http, AskedOperation asked)
    {
        if (!JsonBody.IsJson(http.Request))
        {
            return new ReadBody(null) { Problem = FrameworkErrors.NotJson };
        }

        asked.Request.Add(asked.Document!, Stdin);
        return FieldsFor(asked, Whole(http));
    }

    // The worker reads and checks the fields.
    private static ReadBody ReadRequest(HttpContext http, AskedOperation asked)
    {
        if (!JsonBody.IsJson(http.Request))
        {
            return new ReadBody(null) { Problem = FrameworkErrors.NotJson };
        }

        asked.Request.Add(Operation.RequestBody, Stdin);
        return FieldsFor(asked, Whole(http));
    }

    // A body whose fields the worker reads.
    private static ReadBody FieldsFor(AskedOperation asked, ReadBody body) => asked.RefusesUnknown
        ? body
        : body with { Options = [.. body.Options, $"--{WorkerOptions.UnknownFields}={WorkerOptions.Warn}"] };

    private static async Task<ReadBody> ReadDocumentAsync(HttpContext http, AskedOperation asked)
    {
        if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            ReadQuery(http, asked, hasOptions: true); // the query counts before the form's fields
            return await FormBody.ReadAsync(http, asked, HeaderUtilities.RemoveQuotes(type.Boundary).ToString());
        }

        // A client that names a format sends the document.
        if (!(asked.Find(FormatField) is { IsOfDocument: true } && http.QueryValue(FormatField) is not null)
            && await JsonBody.PeekAsync(http.Request, http.RequestAborted) is { } bytes
            && NamedSource(asked, bytes) is { } body)
        {
            ReadFields(asked, body);
            return new ReadBody(null);
        }

        asked.Request.Add(asked.Document!, Stdin);
        return FieldsFor(asked, Whole(http));
    }

    // The object, where it names the document instead of being it.
    private static JsonElement? NamedSource(AskedOperation asked, byte[] bytes)
    {
        if (JsonBody.Parse(bytes) is not { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        var document = asked.Document!;
        var isNamed = document.OtherFields.Prepend(document.Field)
            .Any(name => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String);
        return isNamed && !DocumentFields.Any(field => json.TryGetProperty(field, out _)) ? json : null;
    }

    /// <summary>
    /// The body as it is, with its length where that is known: if this gateway is killed, the worker's input ends, and the
    /// worker must know that it ended too early.
    /// </summary>
    private static ReadBody Whole(HttpContext http) => new(new BodyStream(http.Request))
    {
        Options = http.Request.ContentLength is { } length
            ? [string.Create(CultureInfo.InvariantCulture, $"--{WorkerOptions.InputBytes}={length}")]
            : [],
    };
}
