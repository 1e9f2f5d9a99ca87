export async function PUT(request, { params }) {
  const { name } = await params
  return Response.json({ saved: name })
}
