using System.Collections.Immutable;

namespace ScheduleFlow.Contracts;

/// <summary>What the owner of a key may do; each role includes the ones before it.</summary>
public static class ApiKeyRoles
{
    public const string Viewer = "viewer";
    public const string Editor = "editor";
    public const string Admin = "admin";

    public static readonly ImmutableArray<string> All = [Viewer, Editor, Admin];
}
