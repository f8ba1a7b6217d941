namespace ScheduleFlow.Gateway.Security;

/// <summary>The authorization policies: one a role, each met by the roles above it too.</summary>
internal static class Policies
{
    public const string Viewer = "viewer";
    public const string Editor = "editor";
    public const string Admin = "admin";

    public static void AddTo(IServiceCollection services)
    {
        services.AddAuthentication(ApiKeyHandler.SchemeName)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Viewer, policy => policy.RequireRole(nameof(Role.Viewer), nameof(Role.Editor), nameof(Role.Admin)))
            .AddPolicy(Editor, policy => policy.RequireRole(nameof(Role.Editor), nameof(Role.Admin)))
            .AddPolicy(Admin, policy => policy.RequireRole(nameof(Role.Admin)));
    }
}
