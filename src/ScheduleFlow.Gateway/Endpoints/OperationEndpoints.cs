using System.Collections.Frozen;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Endpoints.Reading;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Every route of every operation, from its declaration: who may call it, what is launched, how it is answered.</summary>
internal sealed class OperationEndpoints(RequestReader reader, Relay relay, ConditionalGet reads)
{
    /// <summary>The field that names the format of a document.</summary>
    public const string FormatField = "format";


    /// <param name="routes">Where they are mapped.</param>
    /// <param name="odd">Answers of single routes that no declaration can express, by method and path.</param>
    public void Map(IEndpointRouteBuilder routes, FrozenDictionary<string, Func<HttpContext, Operation, HttpRoute, Task>> odd)
    {
        var known = Operations.All.SelectMany(operation => operation.Routes).Select(route => $"{route.Method} {route.Path}");
        if (odd.Keys.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException($"No operation has the route {unknown}.");
        }

        foreach (var operation in Operations.All)
        {
            foreach (var route in operation.Routes)
            {
                var answer = odd.GetValueOrDefault($"{route.Method} {route.Path}", AnswerAsync);
                routes.MapMethods(route.Path, MethodsOf(route), http => answer(http, operation, route))
                    .WithMetadata(operation, route, EndpointScope.Of(operation, route))
                    .RequireAuthorization(Policies.Of(route));
            }
        }
    }

    public Task AnswerAsync(HttpContext http, Operation operation, HttpRoute route) => AnswerAsync(http, operation, route, []);

    private static string[] MethodsOf(HttpRoute route) =>
        route.Method == HttpMethods.Get ? EndpointRoutes.GetOrHead : [route.Method];

    /// <summary>Reads, launches, answers.</summary>
    /// <param name="http">The request.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="route">The client's route.</param>
    /// <param name="further">Values that the gateway adds, by field.</param>
    public async Task AnswerAsync(HttpContext http, Operation operation, HttpRoute route, params (string Field, string Value)[] further)
    {
        if (!(await reader.ReadAsync(http, operation, route, further)).TryGet(out var read, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        if (!await MayAsync(http, read.Request, route))
        {
            await http.ForbidAsync(); // with the scheme by which the caller signed in
            return;
        }

        var head = HeadOf(read.Request, read.Route);
        await (route.Freshness == Freshness.None || route.FreshWith.Any(field => Value(read.Request, field) is null)
            ? relay.SendAsync(http, read.Launch, head)
            : reads.SendAsync(http, read.Launch, ScopeOf(read.Request, route), head));
    }

    // Some options need a higher role than their route: an import that reports errors quotes the file, for example.
    private static async Task<bool> MayAsync(HttpContext http, Request request, HttpRoute route)
    {
        var needed = request.Values.Select(value => value.Option.Role).DefaultIfEmpty().Max();
        return needed <= route.Role
            || (await Authorization(http).AuthorizeAsync(http.User, Policies.Of(needed))).Succeeded;
    }

    private static IAuthorizationService Authorization(HttpContext http) =>
        http.RequestServices.GetRequiredService<IAuthorizationService>();

    private static ReplyHead? HeadOf(Request request, HttpRoute route)
    {
        if (route.Reply != ReplyForm.Document)
        {
            return route.Created is { } created ? new ReplyHead { Created = created } : null;
        }

        if (route.MediaType is { } fixedType)
        {
            return new ReplyHead { MediaType = fixedType };
        }

        var format = Value(request, FormatField) ?? request.Operation.Find(FormatField)?.Default ?? "";
        if (route.Download is not { } name)
        {
            return new ReplyHead { MediaType = FormatNames.MediaTypeOf(format)?.MediaType ?? ReplyHead.AnyBytes };
        }

        return ReplyHead.Download(format, string.Join('_', name.Split('_').Select(part => PartOf(request, part)).OfType<string>()));
    }

    // A part that is no option is literal text.
    private static string? PartOf(Request request, string part) =>
        request.Operation.Options.Any(option => option.IsNamed(part)) ? Value(request, part)?.Trim() : part;

    private static StampScope ScopeOf(Request request, HttpRoute route) => route.Freshness switch
    {
        Freshness.Schedule => StampScope.Schedule(Value(request, "id") ?? ""),
        Freshness.Schedules => StampScope.Schedules,
        Freshness.Channels => StampScope.Channels,
        _ => StampScope.Guide,
    };

    private static string? Value(Request request, string field)
    {
        foreach (var value in request.Values)
        {
            if (value.Option.IsNamed(field))
            {
                return value.Text;
            }
        }

        return null;
    }
}
