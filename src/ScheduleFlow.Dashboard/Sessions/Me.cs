using System.Net.Http.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Sessions;

/// <summary>Who uses the dashboard, and what they may do: what a role may not do is not offered.</summary>
public sealed class Me(ApiClient api)
{
    public const string Path = "api/session";

    public event Action? Changed;

    /// <summary>What the server says; null: it has not been asked yet.</summary>
    public SessionReply? Session { get; private set; }

    public Role Role => Enum.TryParse<Role>(Session?.Role, ignoreCase: true, out var role) ? role : Role.None;

    /// <summary>When it said so.</summary>
    public DateTimeOffset Asked { get; private set; }

    /// <summary>
    /// Whether the session ended without being asked to. Until somebody has signed in again all stays as it was, so that
    /// nothing that was entered is lost; the server refuses what is sent meanwhile.
    /// </summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether one may read at all.</summary>
    public bool IsIn => Role >= Role.Viewer;

    /// <summary>Whether somebody is signed in, by name.</summary>
    public bool IsNamed => Session?.How == "session";

    /// <summary>Whether one's role is enough for a request.</summary>
    public bool May<TRequest>()
        where TRequest : Request, new() => May(new TRequest().Operation.Routes[0].Role);

    public bool May(Role role) => Role >= role;

    /// <summary>Asks the server who one is.</summary>
    public async Task<Problem?> LoadAsync()
    {
        var answer = await api.SendAsync(HttpMethod.Get, Path, GatewayJson.Default.SessionReply);
        if (IsNamed && answer.TryGet(out var session, out _) && session.How != Session!.How)
        {
            IsOver = true;
            Changed?.Invoke();
            return null;
        }

        return Take(answer);
    }

    /// <summary>Takes it that the session is over, and leaves what is on the screen.</summary>
    public async Task<Problem?> LeaveAsync()
    {
        Session = null;
        return await LoadAsync();
    }

    public async Task<Problem?> SignInAsync(string name, string password) => Take(await api.SendAsync(
        HttpMethod.Post, Path, GatewayJson.Default.SessionReply, JsonContent.Create(new(name, password), SignInJson.Default.NameAndPassword)));

    public async Task<Problem?> SignInAsync(string key) => Take(await api.SendAsync(
        HttpMethod.Post, Path, GatewayJson.Default.SessionReply, JsonContent.Create(new(key), SignInJson.Default.KeyOnly)));

    public async Task<Problem?> SignOutAsync() =>
        Take(await api.SendAsync(HttpMethod.Delete, Path, GatewayJson.Default.SessionReply));

    private Problem? Take(Outcome<SessionReply> answer)
    {
        if (answer.TryGet(out var session, out var problem))
        {
            Session = session;
            Asked = api.LastAsked;
            IsOver = false;
            Changed?.Invoke();
        }

        return problem;
    }
}
