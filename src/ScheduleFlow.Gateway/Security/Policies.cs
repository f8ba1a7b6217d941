using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>The authorization policies: one per role, which the roles above it meet too, and one for the tuner.</summary>
internal static class Policies
{
    public const string Viewer = ApiKeyRoles.Viewer;
    public const string Editor = ApiKeyRoles.Editor;
    public const string Admin = ApiKeyRoles.Admin;

    /// <summary>Viewers; where the tuner is open, everybody except foreign pages: TVs and media servers cannot send a key.</summary>
    public const string Tuner = "tuner";

    /// <summary>The policy of a declared role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Admin => Admin,
        Role.Editor => Editor,
        _ => Viewer,
    };

    /// <summary>The policy of a declared route.</summary>
    public static string Of(HttpRoute route) => route.IsForTuners ? Tuner : Of(route.Role);

    public static void AddTo(IServiceCollection services, GatewayOptions options)
    {
        // The core alone: AddAuthentication brings data protection, which keeps keys in the user's home; that of sessions
        // is in the store.
        services.AddWebEncoders();
        services.AddTransient<ApiKeyHandler>(); // else it is put together by reflection for every request
        services.AddAuthenticationCore(authentication =>
        {
            authentication.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
            authentication.DefaultScheme = ApiKeyHandler.SchemeName;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(Viewer, policy => policy.RequireRole(nameof(Role.Viewer), nameof(Role.Editor), nameof(Role.Admin)))
            .AddPolicy(Editor, policy => policy.RequireRole(nameof(Role.Editor), nameof(Role.Admin)))
            .AddPolicy(Admin, policy => policy.RequireRole(nameof(Role.Admin)))
            .AddPolicy(Tuner, policy =>
            {
                if (options.Tuner.IsOpen)
                {
                    policy.RequireAssertion(asked =>
                        asked.Resource is not HttpContext http || !ForeignPages.Sent(http) || http.User.Identity?.Name is not null);
                }
                else
                {
                    policy.RequireRole(nameof(Role.Viewer), nameof(Role.Editor), nameof(Role.Admin));
                }
            });
    }
}
