using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.OpenApi;

namespace ScheduleFlow.Gateway.Tests.Security;

/// <summary>An endpoint of the gateway as the router has it, and who may call it as the declarations have it.</summary>
/// <param name="Method">GET, POST, …</param>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Role">The least role.</param>
/// <param name="IsForTuners">Whether an open tuner lets everybody in.</param>
/// <param name="Verb">The operation behind it; null: the gateway answers itself.</param>
internal sealed record DeclaredEndpoint(string Method, string Path, Role Role, bool IsForTuners, string? Verb)
{
    public string Name => $"{Method} {Path}";

    /// <summary>Whether it answers without credentials and without counting.</summary>
    public bool IsOpen => Role == Role.None;

    /// <summary>A path that leads to it, for the dummy to answer with 200.</summary>
    public string Target
    {
        get
        {
            var path = Path.Replace("{documentName?}", "", StringComparison.Ordinal).Replace("{**path}", "lobby.html", StringComparison.Ordinal);
            while (path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var at)
            {
                path = path[..at] + "exit:0" + path[(path.IndexOf('}', at) + 1)..];
            }

            return path + (path.EndsWith("/explain", StringComparison.Ordinal) ? "?at=now" : path.EndsWith("/events", StringComparison.Ordinal) ? "?follow=false" : "");
        }
    }

    public override string ToString() => Name;
}

/// <summary>All endpoints of a gateway. One that nothing declares, and that has no row below, is an error.</summary>
internal static class DeclaredEndpoints
{
    /// <summary>
    /// What stands beside the declarations: the dashboard's files, the form of the first start, and third-party pages that show
    /// the API. None of them holds data.
    /// </summary>
    private static readonly ImmutableArray<(string Name, Role Role)> Beside =
    [
        ("GET /ui/{**path}", Role.None),
        ("GET /setup", Role.None),
        ("POST /setup", Role.None),
        ("GET /docs/{documentName?}", Role.None),
        ("GET /docs/scalar.js", Role.None),
        ("GET /docs/scalar.aspnetcore.js", Role.None),
        ("GET /docs/favicon.svg", Role.None),
    ];

    public static ImmutableArray<DeclaredEndpoint> Of(GatewayHost gateway)
    {
        var declared = Declared().ToDictionary(endpoint => endpoint.Name);
        var found = gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText}").ToList();
        found.Where(name => !declared.ContainsKey(name)).Should().BeEmpty("each endpoint is declared, or has a row beside the declarations that says who may call it");
        return [.. found.Select(name => declared[name])];
    }

    private static IEnumerable<DeclaredEndpoint> Declared() =>
    [
        .. Operations.All.SelectMany(operation => operation.Routes.Select(route => new DeclaredEndpoint(route.Method, route.Path, route.Role, route.IsForTuners, operation.Name))),
        .. GatewayRoutes.All.Select(own => new DeclaredEndpoint(own.Route.Method, own.Route.Path, own.Route.Role, own.Route.IsForTuners, null)),
        .. Beside.Select(row => new DeclaredEndpoint(row.Name.Split(' ')[0], row.Name.Split(' ')[1], row.Role, false, null)),
    ];
}
