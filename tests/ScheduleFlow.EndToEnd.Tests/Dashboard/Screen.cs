using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ScheduleFlow.EndToEnd.Tests.Dashboard;

/// <summary>The dashboard in somebody's browser. What a test does with it beyond these few lines it does with <see cref="Page"/>.</summary>
public sealed class Screen : IAsyncDisposable
{
    // What covers the page while the dashboard is fetched, and what stands in for replies that are not there yet.
    private const string Started = "#app > :not(.boot)";
    private const string Waiting = ".skeleton, [aria-busy=true]";

    private readonly IBrowserContext _context;
    private readonly Uri _server;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly List<string> _expected = [];

    internal Screen(IBrowserContext context, IPage page, Uri server)
    {
        (_context, Page, _server) = (context, page, server);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _said.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _said.Enqueue("uncaught: " + error);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings in the browser's console, what breaks the content policy among them.</summary>
    public IEnumerable<string> Said => _said.Where(text => !_expected.Exists(text.Contains));

    /// <summary>What this test provokes, as a part of the console's text: <c>status of 409</c> where a conflict is the point.</summary>
    public void Expect(string text) => _expected.Add(text);

    public void MustBeQuiet() => Said.Should().BeEmpty("the console says nothing");

    /// <summary>Signs in as the form does, without the form.</summary>
    public async Task SignInAsync(string name, string password)
    {
        var reply = await _context.APIRequest.PostAsync(
            new Uri(_server, "/api/session").AbsoluteUri, new APIRequestContextOptions { DataObject = new { name, password } });
        reply.Status.Should().Be(200);
    }

    /// <summary>Goes to a screen and waits until it shows what it has loaded.</summary>
    /// <param name="path">Below <c>/ui/</c>; beginning with a slash: of the whole server.</param>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(new Uri(_server, "/ui/"), path).AbsoluteUri);
        await ReadyAsync();
    }

    /// <summary>Waits until the dashboard runs and nothing on the screen waits for a reply.</summary>
    public async Task ReadyAsync()
    {
        try
        {
            await Page.Locator(Started).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await Assertions.Expect(Page.Locator(Waiting)).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            Assert.Fail($"{Page.Url} is not ready.\nConsole: {string.Join('\n', _said)}\nScreen: {await Page.InnerTextAsync("body")}\n{e.Message}");
        }
    }

    /// <summary>What axe finds against WCAG 2.2 AA, one line a violation: rule, what it is, and where.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var result = await Page.RunAxe();
        return
        [
            .. result.Violations.Select(found =>
                $"{found.Id}: {found.Help} at {string.Join(", ", found.Nodes.Take(5).Select(node => $"{node.Target} {node.Html}"))}"),
        ];
    }

    /// <summary>Fails where axe finds anything.</summary>
    public async Task MustBeAccessibleAsync() => (await AxeAsync()).Should().BeEmpty($"axe finds nothing at {Page.Url}");

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
