using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>A route as the description shows it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Route">The route to it.</param>
internal sealed record DescribedRoute(Operation Operation, HttpRoute Route)
{
    /// <summary>The gateway's own route, answered without a worker; null: a worker answers.</summary>
    public OwnRoute? Own { get; init; }

    /// <summary>Its group.</summary>
    public string Tag => Own?.Tag ?? (Route.IsForTuners ? Policies.Tuner : TagOf(Operation.Area));

    /// <summary>The group of an area.</summary>
    public static string TagOf(Area area) => area.ToString().ToLowerInvariant();

    /// <summary>Whether it needs no key.</summary>
    public bool IsForAnyone => Route.Role == Contracts.Operations.Role.None && !Route.IsForTuners;

    /// <summary>The role as the description names it.</summary>
    public string Role => IsForAnyone ? "anyone" : Policies.Of(Route);

    /// <summary>The record of a JSON reply; null: the reply is a document.</summary>
    public Type? ReplyType => Route.Reply == ReplyForm.Document ? null : Operation.ReplyType;

    /// <summary>A unique name, for generated clients: <c>listSchedules</c>.</summary>
    public string Id
    {
        get
        {
            if (Route.Id is { } id)
            {
                return id;
            }

            var verb = Camel(Operation.Name);
            if (Operation.Routes.Length <= 1)
            {
                return verb;
            }

            var last = Camel(Route.Path[(Route.Path.LastIndexOf('/') + 1)..].Trim('{', '}'));
            return last.StartsWith(verb, StringComparison.Ordinal) ? last
                : verb.StartsWith(last, StringComparison.OrdinalIgnoreCase) ? verb
                : verb + char.ToUpperInvariant(last[0]) + last[1..];
        }
    }

    /// <summary>The status of its good answer.</summary>
    public int Success => Route.Created is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;

    /// <summary>Every error that it may answer with.</summary>
    public IEnumerable<ErrorType> Errors
    {
        get
        {
            IEnumerable<ErrorType> errors = [ErrorType.Unexpected, ErrorType.Misdirected, .. Operation.Errors];
            if (!IsForAnyone)
            {
                errors = errors.Concat([ErrorType.Unauthorized, ErrorType.Forbidden, ErrorType.RateLimited]);
            }

            if (Own is null)
            {
                errors = errors.Concat(
                [
                    ErrorType.Validation, ErrorType.Usage, ErrorType.StoreCorrupt, ErrorType.PermissionDenied, ErrorType.Unavailable,
                    ErrorType.QueueFull, ErrorType.WorkerFailed, ErrorType.Timeout,
                ]);
            }

            if (Operation.IsChange || Route.IsChange)
            {
                errors = errors.Concat([ErrorType.TooLarge, ErrorType.DiskFull]);
            }

            if (Operation.IsRepeatable)
            {
                errors = errors.Append(ErrorType.Conflict);
            }

            if (Route.Path.Contains('{', StringComparison.Ordinal))
            {
                errors = errors.Append(ErrorType.NotFound);
            }

            errors = Route.Body switch
            {
                BodyKind.Fields or BodyKind.Json or BodyKind.Request =>
                    errors.Concat([ErrorType.ParseError, ErrorType.Validation, ErrorType.TooLarge, ErrorType.UnsupportedMediaType]),
                BodyKind.Document =>
                    errors.Concat([ErrorType.ParseError, ErrorType.TooLarge, ErrorType.FileNotFound, ErrorType.ForbiddenPath]),
                _ => errors,
            };
            return errors.Distinct().OrderBy(error => ErrorType.All.IndexOf(error));
        }
    }

    private static string Camel(string text) => string.Concat(text.Split('-', '.', '_')
        .Select((word, i) => i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
